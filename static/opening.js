// A link with a state opens that state, not the one whose picture stands in the page (index.html).
if (location.hash.length > 1) document.documentElement.classList.add("linked");
