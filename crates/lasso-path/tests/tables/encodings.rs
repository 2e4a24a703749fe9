//! The same table in every encoding and with every end of line.

use lasso_path::table::{Doubt, Encoding, Proposal, read};

fn check(bytes: &[u8], encoding: Encoding, byte_order_mark: bool) -> Proposal {
    let proposal = read(bytes).expect("the file is a table");
    assert_eq!(proposal.encoding, encoding);
    assert_eq!(proposal.byte_order_mark, byte_order_mark);
    let numbers = proposal.numbers().expect("numbers");
    assert_eq!(numbers.names, ["größe"]);
    assert_eq!(numbers.columns, [[1.5, 2.5]]);
    assert_eq!(numbers.target, [3.0, 4.0]);
    assert_eq!(numbers.lines, [2, 4]);
    proposal
}

#[test]
fn encodings_and_ends_of_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["größe,y", "1.5,3", "", "2.5,4"].join(end);
        let utf8 = check(text.as_bytes(), Encoding::Utf8, false);
        assert!(utf8.doubts.is_empty());
        let marked = format!("\u{feff}{text}");
        check(marked.as_bytes(), Encoding::Utf8, true);
        let units = || marked.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        check(&little, Encoding::Utf16LittleEndian, true);
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        check(&big, Encoding::Utf16BigEndian, true);
        let latin1: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        let latin1 = check(&latin1, Encoding::Latin1, false);
        let [Doubt::Encoding(example)] = latin1.doubts.as_slice() else {
            panic!("{:?}", latin1.doubts);
        };
        assert_eq!((example.value.as_str(), example.line), ("größe", 1));
        assert!(read(&little[..little.len() - 1]).is_err());
    }
}
