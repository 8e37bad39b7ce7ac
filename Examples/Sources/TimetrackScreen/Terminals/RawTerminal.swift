import CProcessControl
import Synchronization
package import TerminalOutput

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The terminal of the process while a full screen is shown on it: keys come as they are pressed, and nothing is echoed.
///
/// One screen at a time is open in a process; ``restore()`` puts back what it found, from any thread. So does a crash.
/// A text that is pasted comes marked as such, where the terminal can do that.
package final class RawTerminal: Sendable {
    private struct Open {
        var input: Int32
        var output: Int32
        var before: termios
        var leave: [UInt8]
    }

    /// What has to be put back, or nil when nothing has.
    private static let open = Mutex<Open?>(nil)

    private let input: Int32
    private let output: Terminal
    private let before: termios
    private let enterSequence: String
    private let leaveSequence: String

    /// Looks at the terminal, and gives nil when one of the two is none; nothing changes before ``enter()``.
    ///
    /// - Parameters:
    ///   - input: Where keys come from.
    ///   - output: The terminal that is drawn on.
    ///   - term: What `TERM` says, or nil when it says nothing.
    package init?(input: Int32, output: Terminal, term: String?) {
        var before = termios()
        guard output.isInteractive, tcgetattr(input, &before) == 0 else { return nil }
        self.input = input
        self.output = output
        self.before = before
        let hasSecondScreen = !(term ?? "").hasPrefix("vt") && term != "linux" && term != nil
        enterSequence = (hasSecondScreen ? "\u{1B}[?1049h" : "") + "\u{1B}[?2004h\u{1B}[2J\u{1B}[H"
        leaveSequence =
            "\u{1B}[0m\u{1B}[?2004l" + (hasSecondScreen ? "\u{1B}[2J\u{1B}[?1049l" : "\u{1B}[2J\u{1B}[H")
            + FramePainter.showCursor
    }

    /// Whether another program of the shell has the terminal, while this one runs in the background.
    package var isElsewhere: Bool {
        let foreground = tcgetpgrp(input)
        return foreground > 0 && foreground != getpgrp()
    }

    /// Takes the terminal over, or makes sure of it when that was done before.
    ///
    /// - Throws: `TerminalError` when it cannot be drawn on; it is then as it was.
    package func enter() throws(TerminalError) {
        let descriptors = (input: input, output: output.descriptor)
        let leave = Array(leaveSequence.utf8)
        let isRaw = Self.open.withLock { open -> (now: Bool, before: Bool) in
            var raw = before
            cfmakeraw(&raw)
            // A line end still goes to the first column, in what others print meanwhile.
            raw.c_oflag |= tcflag_t(OPOST) | tcflag_t(ONLCR)
            let wasRaw = open != nil
            guard tcsetattr(descriptors.input, TCSADRAIN, &raw) == 0 else { return (false, wasRaw) }
            open = Open(input: descriptors.input, output: descriptors.output, before: before, leave: leave)
            // A crash runs no code of ours but this.
            var former = before
            leave.withUnsafeBytes {
                ttk_restore_terminal_on_crash(
                    descriptors.input,
                    descriptors.output,
                    &former,
                    $0.baseAddress,
                    $0.count
                )
            }
            return (true, wasRaw)
        }
        do throws(TerminalError) {
            guard isRaw.now else { throw TerminalError(isReaderGone: false, reason: String(cString: strerror(errno))) }
            // A second time it would forget where the cursor stood on the first screen.
            if !isRaw.before { try output.write(enterSequence) }
        } catch {
            Self.restore()
            throw error
        }
    }

    /// Puts the terminal back as it was before ``enter()``; a second time it does nothing.
    package static func restore() {
        open.withLock { open in
            guard var found = open else { return }
            open = nil
            // A terminal that is gone takes nothing, and needs nothing.
            _ = found.leave.withUnsafeBytes { write(found.output, $0.baseAddress, $0.count) }
            _ = tcsetattr(found.input, TCSADRAIN, &found.before)
            ttk_leave_terminal_on_crash()
        }
    }
}
