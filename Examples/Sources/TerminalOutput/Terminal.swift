#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where a program's lines go: a terminal, a file or a pipe.
///
/// ## Usage
///
/// ```swift
/// let output = Terminal(descriptor: STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
/// try output.print("Hello \(name, .strong)")
/// ```
public struct Terminal: Sendable {
    /// How tables are laid out.
    public enum Layout: Sendable, Hashable {
        /// For eyes: columns padded to fit into so many columns of characters.
        case aligned(columns: Int)
        /// For programs: values separated by tabs, no headings, nothing cut.
        case tabSeparated
    }

    /// The file descriptor that is written to.
    public let descriptor: Int32

    /// Whether a person sees it at once.
    public let isInteractive: Bool

    /// How tables are laid out.
    public var layout: Layout

    /// Whether styles are shown.
    public var usesColor: Bool

    /// Finds out what lies behind a file descriptor.
    ///
    /// Colours are used on a terminal, unless `NO_COLOR` has a value or `TERM` is `dumb`.
    ///
    /// - Parameters:
    ///   - descriptor: The file descriptor.
    ///   - environment: The variables to go by.
    public init(descriptor: Int32, environment: [String: String]) {
        self.descriptor = descriptor
        self.isInteractive = isatty(descriptor) == 1
        self.layout = isInteractive ? .aligned(columns: Self.columns(descriptor, environment)) : .tabSeparated
        let isColorRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        self.usesColor = isInteractive && !isColorRefused && environment["TERM"] != "dumb"
    }

    private static func columns(_ descriptor: Int32, _ environment: [String: String]) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return max(20, Int(size.ws_col))
        }
        return environment["COLUMNS"].flatMap(Int.init).map { min(max(20, $0), 1_000) } ?? 80
    }

    /// Prints one line.
    ///
    /// - Throws: ``TerminalError`` when it cannot be written.
    public func print(_ line: StyledText = "") throws(TerminalError) {
        try write(rendered(line) + "\n")
    }

    /// Prints a sentence, on a terminal in as many lines as it needs.
    ///
    /// - Throws: ``TerminalError`` when it cannot be written.
    public func printSentence(_ sentence: StyledText) throws(TerminalError) {
        guard case .aligned(let columns) = layout else { return try print(sentence) }
        for line in sentence.wrapped(toColumns: columns) { try print(line) }
    }

    /// Prints a table, laid out as ``layout`` says.
    ///
    /// - Throws: ``TerminalError`` when it cannot be written.
    public func print(_ table: Table) throws(TerminalError) {
        switch layout {
        case .aligned(let columns):
            try write(table.aligned(columns: columns).map { rendered($0) + "\n" }.joined())
        case .tabSeparated:
            try write(table.tabSeparated())
        }
    }

    /// Writes text as it is; what came from elsewhere must have lost its unsafe characters before.
    ///
    /// - Throws: ``TerminalError`` when it cannot be written.
    public func write(_ text: String) throws(TerminalError) {
        try Array(text.utf8)
            .withUnsafeBufferPointer { bytes throws(TerminalError) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    /// Writes bytes as they are.
    ///
    /// - Throws: ``TerminalError`` when they cannot be written.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(TerminalError) {
        var left = bytes[...]
        while !left.isEmpty {
            let rest = UnsafeRawBufferPointer(rebasing: left)
            #if canImport(Darwin)
            let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
            #elseif canImport(Glibc)
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            #else
            let count = Musl.write(descriptor, rest.baseAddress, rest.count)
            #endif
            if count >= 0 {
                left = left.dropFirst(count)
            } else if errno != EINTR {
                throw TerminalError(isReaderGone: errno == EPIPE, reason: String(cString: strerror(errno)))
            }
        }
    }

    private func rendered(_ line: StyledText) -> String {
        guard usesColor else { return line.plain }
        return line.pieces
            .map { piece in
                piece.style == .plain ? piece.text : "\u{1B}[\(piece.style.rawValue)m\(piece.text)\u{1B}[0m"
            }
            .joined()
    }
}

/// A line that could not be written.
public struct TerminalError: Error, Sendable {
    /// Whether the program that reads the lines has ended, which is no mistake: `timetrack entries | head -1`.
    public let isReaderGone: Bool

    /// What the system says.
    public let reason: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - isReaderGone: Whether the program that reads the lines has ended.
    ///   - reason: What the system says.
    package init(isReaderGone: Bool, reason: String) {
        self.isReaderGone = isReaderGone
        self.reason = reason
    }
}
