import Testing

@testable import timetrack

@Suite("Rows of a CSV file")
struct CSVReaderTests {
    private func rows(_ text: String) -> [Result<CSVReader.Row, CSVReader.Mistake>] { rows(Array(text.utf8)) }

    private func rows(_ bytes: [UInt8]) -> [Result<CSVReader.Row, CSVReader.Mistake>] {
        var reader = CSVReader(bytes)
        var rows: [Result<CSVReader.Row, CSVReader.Mistake>] = []
        while let row = reader.next() { rows.append(row) }
        return rows
    }

    @Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d", "\u{FEFF}a,b\nc,d", "a,b\n\n\nc,d\n\n"])
    func haveValuesAndLines(_ text: String) throws {
        let rows = try rows(text).map { try $0.get() }
        #expect(rows.map(\.values) == [["a", "b"], ["c", "d"]])
        #expect(rows.first?.line == 1)
    }

    @Test func countLinesWithinQuotes() throws {
        let rows = try rows("\"a\nb\",\"c\"\"d\",\"e,f\"\r\n,x,\n").map { try $0.get() }
        #expect(rows == [.init(line: 1, values: ["a\nb", "c\"d", "e,f"]), .init(line: 3, values: ["", "x", ""])])
    }

    @Test func goOnAfterARowThatIsBroken() throws {
        let rows = rows("a,\"b\"c,d\ne,f\n")
        #expect(throws: CSVReader.Mistake.self) { try rows[0].get() }
        #expect(try rows[1].get() == .init(line: 2, values: ["e", "f"]))
        #expect(rows.count == 2)
    }

    @Test func endAtAQuoteThatIsNeverClosed() throws {
        let rows = rows("a\n\"b\nc\n")
        #expect(rows.count == 2)
        let mistake = #expect(throws: CSVReader.Mistake.self) { try rows[1].get() }
        #expect(mistake?.line == 2)
        #expect(mistake?.words.contains("never closed") == true)
    }

    @Test func refuseBytesThatAreNoText() throws {
        let rows = rows([0x61, 0xFF, 0x0A, 0x62, 0x0A])
        #expect(throws: CSVReader.Mistake.self) { try rows[0].get() }
        #expect(try rows[1].get().values == ["b"])
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}"])
    func areNoneInAnEmptyFile(_ text: String) {
        #expect(rows(text).isEmpty)
    }
}
