import TerminalOutput
import Testing

@testable import TimetrackScreen

@Suite("Frames on a terminal")
struct FramePainterTests {
    private static let size = ScreenSize(columns: 10, rows: 3)

    @Test func cutWhatDoesNotFit() {
        let frame = Frame(
            ["0123456789ABC", "会議と計画会議", "", "too many"],
            cursor: .init(row: 9, column: 99),
            size: Self.size
        )
        #expect(frame.lines.map(\.plain) == ["012345678…", "会議と計…", ""])
        #expect(frame.cursor == .init(row: 2, column: 9))
        #expect(Frame([], size: Self.size).lines.count == 3)
    }

    @Test func sendOnlyWhatDiffers() {
        var painter = FramePainter(usesColor: false)
        let first = painter.characters(for: Frame(["one", "two", "0123456789"], size: Self.size))
        #expect(
            first == "\u{1B}[0m\u{1B}[2J\u{1B}[1;1Hone\u{1B}[K\u{1B}[2;1Htwo\u{1B}[K\u{1B}[3;1H0123456789\u{1B}[?25l"
        )
        #expect(painter.characters(for: Frame(["one", "two", "0123456789"], size: Self.size)) == "")
        #expect(painter.characters(for: Frame(["one", "2", "0123456789"], size: Self.size)) == "\u{1B}[2;1H2\u{1B}[K")
        let typed = painter.characters(for: Frame(["one", "2", ""], cursor: .init(row: 1, column: 1), size: Self.size))
        #expect(typed == "\u{1B}[3;1H\u{1B}[K\u{1B}[2;2H\u{1B}[?25h")
        #expect(painter.characters(for: Frame(["one", "2", ""], size: Self.size)) == "\u{1B}[?25l")
    }

    @Test func startAnewAfterAnotherSizeAndAfterOthers() {
        var painter = FramePainter(usesColor: false)
        let frame = Frame(["one"], size: Self.size)
        let whole = painter.characters(for: frame)
        _ = painter.characters(for: Frame(["one"], size: ScreenSize(columns: 20, rows: 3)))
        #expect(painter.characters(for: frame) == whole)
        painter.forget()
        #expect(painter.characters(for: frame) == whole)
    }

    @Test func haveStylesWhereTheyAreWanted() {
        let frame = Frame(["\("bad", .bad) x"], size: Self.size)
        var colored = FramePainter(usesColor: true)
        #expect(colored.characters(for: frame).contains("\u{1B}[31mbad\u{1B}[0m x"))
        var plain = FramePainter(usesColor: false)
        #expect(plain.characters(for: frame).contains("\u{1B}[1;1Hbad x"))
    }
}
