import Foundation
import JSONOutput
import TerminalOutput
import Testing

@Suite("Terminal and JSON")
struct TerminalTests {
    /// What a terminal writes into a pipe.
    private func written(usesColor: Bool = false, _ body: (inout Terminal) throws -> Void) throws -> String {
        let pipe = Pipe()
        var terminal = Terminal(descriptor: pipe.fileHandleForWriting.fileDescriptor, environment: [:])
        terminal.usesColor = usesColor
        try body(&terminal)
        try pipe.fileHandleForWriting.close()
        return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    @Test func isPlainInAPipe() throws {
        let text = try written { terminal in
            #expect(!terminal.isInteractive)
            #expect(terminal.layout == .tabSeparated)
            #expect(!terminal.usesColor)
            try terminal.print("\("a", .bad) b")
        }
        #expect(text == "a b\n")
    }

    @Test func showsStylesWhereColoursAreWanted() throws {
        let text = try written(usesColor: true) { try $0.print("\("a", .bad) b") }
        #expect(text == "\u{1B}[31ma\u{1B}[0m b\n")
    }

    @Test func reportsWhatCannotBeWritten() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let terminal = Terminal(descriptor: full.fileDescriptor, environment: [:])
        let error = #expect(throws: TerminalError.self) { try terminal.print("a") }
        #expect(error?.isReaderGone == false)
    }

    @Test func writesUnsafeCharactersInJSONAsEscapes() throws {
        let text = "a\u{1B}\u{9B}\u{202E}\u{E0041}ü"
        let json = try JSONText.encode(["k": text], .oneLine)
        #expect(json.lowercased() == #"{"k":"a\u001b\u009b\u202e\udb40\udc41ü"}"#)
        #expect(try JSONDecoder().decode([String: String].self, from: Data(json.utf8)) == ["k": text])
    }
}
