import TerminalOutput
import Testing

@Suite("Tables")
struct TableTests {
    private static func sample(_ rows: [[StyledText]]) -> Table {
        var table = Table([.init("Project", mayShrink: true), .init("Hours", .trailing), .init("Id")])
        for row in rows { table.append(row) }
        return table
    }

    @Test func alignsColumns() {
        let table = Self.sample([["Notes", "1:30", "a"], ["The Mill", "12:05", "b"]])
        #expect(
            table.aligned(columns: 80).map(\.plain) == [
                "Project   Hours  Id",
                "Notes      1:30  a",
                "The Mill  12:05  b",
            ]
        )
    }

    @Test func countsColumnsRatherThanCharacters() {
        let table = Self.sample([["日本", "1:30", "a"], ["🙂", "1:30", "b"], ["e\u{301}", "1:30", "c"]])
        let lines = table.aligned(columns: 80).map(\.plain)
        #expect(lines[1] == "日本      1:30  a")
        #expect(lines[2] == "🙂        1:30  b")
        #expect(lines[3] == "e\u{301}         1:30  c")
    }

    @Test func cutsOnlyColumnsThatMayShrink() {
        let table = Self.sample([[StyledText(String(repeating: "x", count: 100)), "1:30", "an-id-that-stays"]])
        let lines = table.aligned(columns: 40)
        #expect(lines.allSatisfy { $0.displayWidth <= 40 })
        #expect(lines[1].plain.contains("x…"))
        #expect(lines[1].plain.hasSuffix("an-id-that-stays"))
    }

    @Test func endsNoLineInSpaces() {
        let table = Self.sample([["Notes", "1:30", ""], ["", "", ""]])
        #expect(table.aligned(columns: 80).allSatisfy { $0.plain.last != " " })
    }

    @Test func separatesValuesByTabsForPrograms() {
        let table = Self.sample([["Notes\tand\nmore", "1:30", "a"]])
        #expect(table.tabSeparated() == "Notes and more\t1:30\ta\n")
    }

    @Test func fillsShortRowsAndDropsWhatIsTooMuch() {
        let table = Self.sample([["a"], ["a", "b", "c", "d"]])
        #expect(table.tabSeparated() == "a\t\t\na\tb\tc\n")
    }
}
