//! Files as people have them, each with the proposal that a person would expect.

use lasso_path::table::{
    ChoiceError, DIABETES, Decimal, Delimiter, Doubt, Example, Format, Kind, Missing, Numbers,
    Proposal, ReadError, Role, read, read_as,
};

fn file(bytes: &[u8]) -> Proposal {
    read(bytes).expect("the file is a table")
}

fn numbers(proposal: &Proposal) -> Numbers {
    proposal
        .table
        .numbers(&proposal.choice)
        .expect("the proposal gives numbers")
}

fn example(value: &str, line: usize) -> Example {
    let value = value.to_owned();
    Example { value, line }
}

fn format(delimiter: Delimiter, decimal: Decimal, header: bool) -> Format {
    Format {
        delimiter,
        decimal,
        header,
    }
}

fn kinds(proposal: &Proposal) -> Vec<Kind> {
    let columns = proposal.table.columns().iter();
    columns.map(|column| column.kind).collect()
}

#[test]
fn a_decimal_comma_is_no_group_of_thousands() {
    let proposal = file(include_bytes!("decimal_comma.csv"));
    let expected = format(Delimiter::Semicolon, Decimal::Comma, true);
    assert_eq!(proposal.format, expected);
    assert_eq!(proposal.doubts, [Doubt::DecimalComma(example("0,435", 2))]);
    let numbers = numbers(&proposal);
    assert_eq!(numbers.names, ["rate"]);
    assert_eq!(numbers.columns, [[0.435, 2.25, 1.0]]);
    assert_eq!(numbers.target, [1.5, 3.0, 0.5]);
    assert_eq!(numbers.lines, [2, 3, 4]);
}

#[test]
fn what_may_be_thousands_is_in_doubt() {
    let proposal = file(include_bytes!("thousands.csv"));
    let doubt = Doubt::Thousands {
        example: example("1,234", 2),
        decimal: Decimal::Comma,
    };
    assert_eq!(proposal.doubts, [doubt]);
    assert_eq!(numbers(&proposal).columns, [[1.234, 5.678, 9.012]]);

    let quoted = file(include_bytes!("quoted_thousands.csv"));
    assert_eq!(quoted.format.decimal, Decimal::Point);
    let example = example("1,234", 2);
    let column = "x".to_owned();
    assert_eq!(
        quoted.doubts,
        [
            Doubt::OtherDecimal {
                example: example.clone(),
                count: 2
            },
            Doubt::Unreadable {
                column,
                example,
                count: 2
            },
            Doubt::IncompleteRows { count: 2, of: 5 },
        ]
    );
    assert_eq!(numbers(&quoted).columns, [[7.5, 8.5, 9.5]]);
}

#[test]
fn a_date_is_no_number() {
    let proposal = file(include_bytes!("dates.csv"));
    assert_eq!(kinds(&proposal), [Kind::Date, Kind::Number, Kind::Number]);
    assert_eq!(proposal.choice.roles[0], Role::Out);
    assert!(proposal.doubts.contains(&Doubt::Date {
        column: "when".to_owned(),
        example: example("22.5.", 2),
    }));
}

#[test]
fn a_file_with_both_marks_loses_no_cell_in_silence() {
    let proposal = file(include_bytes!("mixed_decimals.csv"));
    let expected = format(Delimiter::Tab, Decimal::Point, true);
    assert_eq!(proposal.format, expected);
    assert!(proposal.doubts.contains(&Doubt::OtherDecimal {
        example: example("1,5", 2),
        count: 1,
    }));
    assert!(
        proposal
            .doubts
            .contains(&Doubt::IncompleteRows { count: 1, of: 3 })
    );
    assert_eq!(numbers(&proposal).lines, [3, 4]);
}

#[test]
fn the_numbers_of_the_rows_are_no_feature() {
    let proposal = file(include_bytes!("identifier.csv"));
    assert_eq!(proposal.table.columns()[0].kind, Kind::Identifier);
    let column = "row".to_owned();
    let example = example("1", 2);
    assert_eq!(proposal.doubts, [Doubt::Identifier { column, example }]);
    assert_eq!(numbers(&proposal).names, ["x"]);
}

#[test]
fn ragged_rows_have_their_lines() {
    let proposal = file(include_bytes!("ragged.csv"));
    assert_eq!(
        proposal.doubts,
        [Doubt::RaggedRows {
            expected: 3,
            rows: vec![(4, 2), (5, 4)],
            count: 2,
        }]
    );
    assert_eq!(numbers(&proposal).lines, [2, 6, 7]);
    let said = proposal.doubts[0].to_string();
    assert!(said.contains("line 4 has 2, line 5 has 4."), "{said}");
}

#[test]
fn numbers_beyond_f64_are_neither_infinite_nor_zero() {
    let proposal = file(include_bytes!("beyond.csv"));
    assert!(proposal.doubts.contains(&Doubt::BeyondF64 {
        column: "x".to_owned(),
        example: example("1e400", 2),
        count: 2,
    }));
    assert_eq!(proposal.table.columns()[0].unreadable, 2);
    assert_eq!(numbers(&proposal).columns, [[2.5, 3.5, 4.5]]);
}

#[test]
fn names_are_unique() {
    let proposal = file(include_bytes!("names.csv"));
    let columns = proposal.table.columns().iter();
    let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["x", "x (2)", "column 3", "y"]);
    assert!(proposal.doubts.contains(&Doubt::DuplicateName {
        name: "x".to_owned(),
        line: 1,
    }));
}

#[test]
fn missing_values_are_counted_and_their_rows_left_out() {
    let mut proposal = file(include_bytes!("missing.csv"));
    assert_eq!(proposal.table.columns()[0].missing, 5);
    assert_eq!(proposal.table.columns()[1].missing, 2);
    assert_eq!(proposal.doubts, [Doubt::IncompleteRows { count: 7, of: 9 }]);
    assert_eq!(numbers(&proposal).lines, [9, 10]);
    proposal.choice.missing = Missing::LeaveOutColumns;
    let none = proposal.numbers();
    assert_eq!(none, Err(ChoiceError::NoFeature));
}

#[test]
fn quotes_hold_delimiters_quotes_and_line_breaks() {
    let proposal = file(include_bytes!("quotes.csv"));
    assert_eq!(proposal.format.delimiter, Delimiter::Comma);
    assert_eq!(proposal.table.columns()[0].name, "x, \"in\"");
    assert_eq!(proposal.table.cell(1, 1), Some("a;b"));
    assert_eq!(
        proposal.doubts,
        [Doubt::LineBreak(example("two\nlines", 2))]
    );
    assert_eq!(numbers(&proposal).lines, [2, 5, 6]);
}

#[test]
fn a_header_is_found_or_in_doubt() {
    let proposal = file(include_bytes!("no_header.csv"));
    assert!(!proposal.format.header && proposal.doubts.is_empty());
    assert_eq!(numbers(&proposal).names, ["column 1", "column 2"]);

    let years = file(include_bytes!("years.csv"));
    let example = example("2019", 1);
    let header = true;
    assert_eq!(years.doubts, [Doubt::Header { example, header }]);
    assert_eq!(numbers(&years).names, ["2019"]);
    assert_eq!(numbers(&years).lines, [2, 3]);
    let said = Format {
        header: false,
        ..years.format
    };
    let years = read_as(include_bytes!("years.csv"), said).expect("the file is a table");
    assert_eq!(numbers(&years).names, ["column 1"]);
    assert_eq!(numbers(&years).lines, [1, 2, 3]);
}

#[test]
fn numbers_above_words_have_no_vote_on_the_header() {
    let words = file(b"city,2019,2020\nParis,n,y\nRome,y,n\n");
    assert!(words.format.header);
    let example = example("city", 1);
    let header = true;
    assert!(words.doubts.contains(&Doubt::Header { example, header }));
}

#[test]
fn a_month_in_capitals_is_a_date() {
    let days = file(b"day;x\n22-OCT-2024;1\n23-OCT-2024T12:30;2\n2024-10-24T08:00;4\n");
    assert_eq!(days.table.columns()[0].kind, Kind::Date);
}

#[test]
fn trailing_delimiters_are_no_column() {
    let proposal = file(include_bytes!("trailing.csv"));
    assert_eq!(proposal.table.columns().len(), 2);
    assert!(
        proposal
            .doubts
            .contains(&Doubt::TrailingDelimiter { columns: 1 })
    );
    assert_eq!(numbers(&proposal).columns, [[1.5, 2.5]]);
}

#[test]
fn names_of_rows_shift_the_header() {
    let proposal = file(include_bytes!("row_names.csv"));
    assert_eq!(proposal.doubts, [Doubt::ShiftedHeader { line: 1 }]);
    let numbers = numbers(&proposal);
    assert_eq!(numbers.names, ["x", "y"]);
    assert_eq!(numbers.target_name, "z");
    assert_eq!(numbers.columns[0], [1.5, 2.5, 4.5]);
}

#[test]
fn comments_are_data() {
    let proposal = file(include_bytes!("comments.csv"));
    assert_eq!(
        proposal.doubts,
        [Doubt::RaggedRows {
            expected: 2,
            rows: vec![(1, 1), (5, 1)],
            count: 2,
        }]
    );
    assert_eq!(numbers(&proposal).lines, [4, 6, 7]);
}

#[test]
fn text_becomes_a_column_per_level() {
    let proposal = file(include_bytes!("kinds.csv"));
    let text = Kind::Text { levels: 2 };
    let expected = [
        text,
        Kind::Constant,
        Kind::Empty,
        Kind::Number,
        Kind::Number,
    ];
    assert_eq!(kinds(&proposal), expected);
    assert!(proposal.doubts.is_empty());
    let mut choice = proposal.choice.clone();
    choice.roles[0] = Role::OneHot { reference: None };
    let numbers = proposal.table.numbers(&choice).expect("a fine choice");
    assert_eq!(numbers.names, ["city=Rome", "y"]);
    assert_eq!(numbers.columns[0], [0.0, 1.0, 0.0]);
    let reference = Some("Oslo".to_owned());
    choice.roles[0] = Role::OneHot { reference };
    assert_eq!(
        proposal.table.numbers(&choice),
        Err(ChoiceError::UnknownLevel {
            column: "city".to_owned(),
            level: "Oslo".to_owned(),
            first: "Paris".to_owned(),
        })
    );
    choice.roles[0] = Role::Target;
    let found = 2;
    let error = Err(ChoiceError::TargetCount { found });
    assert_eq!(proposal.table.numbers(&choice), error);
}

#[test]
fn known_data_read_as_expected() {
    let linnerud = file(include_bytes!("linnerud.csv"));
    assert!(linnerud.doubts.is_empty(), "{:?}", linnerud.doubts);
    let linnerud = numbers(&linnerud);
    assert_eq!(
        linnerud.names,
        ["Chins", "Situps", "Jumps", "Weight", "Waist"]
    );
    assert_eq!(
        (linnerud.target_name.as_str(), linnerud.target.len()),
        ("Pulse", 20)
    );
    assert_eq!(linnerud.target[19], 68.0);

    let diabetes = file(DIABETES.as_bytes());
    assert!(diabetes.doubts.is_empty(), "{:?}", diabetes.doubts);
    let diabetes = numbers(&diabetes);
    // each cell by the standard library's own reader
    let mut lines = DIABETES
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    assert_eq!(
        (&diabetes.names[..], diabetes.target_name.as_str()),
        (
            &header[..10]
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()[..],
            header[10]
        )
    );
    for (row, cells) in lines.enumerate() {
        let values: Vec<f64> = cells
            .iter()
            .map(|cell| cell.parse().expect("a number"))
            .collect();
        assert!(
            (0..10).all(|j| diabetes.columns[j][row] == values[j])
                && diabetes.target[row] == values[10]
        );
    }
}

/// A quote that is not closed takes many lines into one cell: in doubt, wherever that cell is.
#[test]
fn an_open_quote_is_in_doubt() {
    for text in ["a,b\n1,2\n\"3,4\n5,6\n7,8\n", "a,b\n1,2\n3,\"4\n5,6\n7,8\n"] {
        let proposal = read(text.as_bytes()).expect("a table");
        let broken = |doubt: &Doubt| matches!(doubt, Doubt::LineBreak(_));
        assert!(proposal.doubts.iter().any(broken), "{:?}", proposal.doubts);
    }
    assert_eq!(
        read(b"\"a,b\n1,2\n3,4\n"),
        Err(ReadError::OpenQuote { line: 1 })
    );
}

#[test]
fn what_is_no_table_says_so() {
    assert_eq!(read(b""), Err(ReadError::Empty));
    assert_eq!(read(b" \n\n"), Err(ReadError::Empty));
    assert_eq!(read(b"a,b\n"), Err(ReadError::OnlyHeader { line: 1 }));
    assert_eq!(read(b"PK\x03\x04\0"), Err(ReadError::NotText { byte: 4 }));
    let value = "1|2".to_owned();
    assert_eq!(
        read(b"\n1|2\n3|4\n"),
        Err(ReadError::OneColumn { line: 2, value })
    );
}

#[test]
fn years_and_counts_above_values_are_names_in_doubt() {
    for (text, first) in [
        (
            "country,2001,2002,2003\nA,5,7,6\nB,8,3,9\nC,4,4,1\n",
            "country",
        ),
        ("2001,2002,2003\n5,7,6\n8,3,9\n", "2001"),
        (",0,1,2\n10,5,7,6\n11,8,3,9\n12,4,4,1\n", ""),
    ] {
        let proposal = file(text.as_bytes());
        let example = example(first, 1);
        let header = true;
        assert!(proposal.format.header, "{text}");
        assert!(
            proposal.doubts.contains(&Doubt::Header { example, header }),
            "{text}"
        );
        assert_eq!(
            proposal.table.columns().last().map(|c| &c.name[..]),
            text.lines().next().and_then(|line| line.rsplit(',').next())
        );
    }
    // counts that go on below are values
    let values = file(b"1,2,3\n2,3,4\n3,4,5\n4,5,6\n");
    assert!(!values.format.header);
}

#[test]
fn point_thousands_are_in_doubt_with_every_delimiter() {
    for text in [
        "a,b\n1.234,1\n999,2\n",
        "a\tb\n1.234\t1\n999\t2\n",
        "a;b\n1.234;1\n999;2\n",
    ] {
        let doubt = Doubt::Thousands {
            example: example("1.234", 2),
            decimal: Decimal::Point,
        };
        assert!(file(text.as_bytes()).doubts.contains(&doubt), "{text}");
    }
    // one number with other digits after the mark decides
    let plain = file(b"a,b\n1.234,1\n0.5,2\n");
    assert_eq!(plain.doubts, []);
}

#[test]
fn codes_days_and_numbers_of_rows_are_no_features() {
    let proposal = file(b"SampleID,zip,day,x,y\n17,01234,20240105,1,3\n4,94103,20240211,2,5\n9,10001,20231231,4,4\n");
    assert_eq!(
        kinds(&proposal),
        [
            Kind::Identifier,
            Kind::Identifier,
            Kind::Date,
            Kind::Number,
            Kind::Number
        ]
    );
    assert_eq!(numbers(&proposal).names, ["x"]);
    let named: Vec<bool> = ["zip", "day", "SampleID"]
        .iter()
        .map(|name| {
            proposal
                .doubts
                .iter()
                .any(|doubt| doubt.to_string().contains(name))
        })
        .collect();
    assert_eq!(named, [true; 3]);
    // 13 is no month, and a GRID no ID
    let plain = file(b"GRID,day,y\n17,20241301,3\n4,20240211,5\n9,20231231,4\n");
    assert_eq!(kinds(&plain), [Kind::Number; 3]);
}
