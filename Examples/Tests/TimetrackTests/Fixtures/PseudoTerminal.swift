import Foundation
import TimetrackKeys

/// A terminal whose screen is this process, for what needs one and is not a program of its own.
final class PseudoTerminal: Sendable {
    private let screen: Int32
    private let device: Int32

    init() throws {
        screen = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        var number: Int32 = 0
        var isLocked: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN, which the C library keeps behind unlockpt and ptsname.
        guard screen >= 0, ioctl(screen, 0x4004_5431, &isLocked) == 0, ioctl(screen, 0x8004_5430, &number) == 0 else {
            throw CocoaError(.fileNoSuchFile)
        }
        device = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    }

    deinit {
        close(screen)
        close(device)
    }

    /// A console that speaks to it.
    func console(isJSON: Bool = false, isQuiet: Bool = false) -> Console {
        Console(
            isJSON: isJSON,
            isQuiet: isQuiet,
            environment: ["TERM": "xterm"],
            output: device,
            errors: device
        )
    }

    /// What has been written since the last time.
    func written() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(screen, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }
}
