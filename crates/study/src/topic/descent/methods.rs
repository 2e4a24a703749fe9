//! A set of descent methods.

use lasso_path::solve::descent::Method;

/// A set of [`Method`]s, in the order of [`Method::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Methods {
    // One place for each of `Method::ALL`.
    shown: [bool; Method::ALL.len()],
}

impl Methods {
    /// The set of these methods.
    #[must_use]
    pub fn of(methods: &[Method]) -> Self {
        Methods {
            shown: Method::ALL.map(|method| methods.contains(&method)),
        }
    }

    /// Whether a method is in the set.
    #[must_use]
    pub fn contains(self, method: Method) -> bool {
        self.iter().any(|each| each == method)
    }

    /// The same with a method put in, or taken out where it was in.
    #[must_use]
    pub fn toggled(self, method: Method) -> Self {
        Methods {
            shown: Method::ALL.map(|each| self.contains(each) != (each == method)),
        }
    }

    /// The methods of the set.
    pub fn iter(self) -> impl Iterator<Item = Method> + Clone {
        let all = Method::ALL.into_iter().zip(self.shown);
        all.filter_map(|(method, shown)| shown.then_some(method))
    }
}
