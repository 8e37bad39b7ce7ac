import Synchronization
package import TimeTrackingKit

/// The one chance to open the page: a code that works once, and for a minute.
package final class Opening: Sendable {
    /// How long the code works.
    package static let lifetime = Duration.seconds(60)

    private let code = Secret.random()
    private let deadline: ContinuousClock.Instant
    private let now: @Sendable () -> ContinuousClock.Instant
    private let redeemed = Mutex(false)

    /// Makes a code that works from now on.
    ///
    /// - Parameter now: What time it is.
    package init(now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }) {
        self.now = now
        self.deadline = now() + Self.lifetime
    }

    /// Whether somebody came with the code in time.
    package var isRedeemed: Bool { redeemed.withLock(\.self) }

    /// Takes the code, if it is the right one, in time, and the first.
    ///
    /// - Parameter candidate: What somebody came with.
    /// - Returns: Whether the page is theirs.
    func redeem(_ candidate: Secret) -> Bool {
        redeemed.withLock { redeemed in
            guard !redeemed, now() < deadline, candidate == code else { return false }
            redeemed = true
            return true
        }
    }

    /// A document that leads a browser to the page.
    ///
    /// - Parameter port: Where the page is.
    /// - Returns: The document; whoever reads it can open the page.
    package func document(port: Int) -> Secret {
        code.withRevealedBytes { code in
            let address = "http://127.0.0.1:\(port)/open?code="
            let head =
                #"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">"#
                + #"<title>Time</title><meta http-equiv="refresh" content="0; url="# + address
            let tail = #""></head><body><p>The page opens.</p></body></html>"# + "\n"
            return Secret(Array(head.utf8) + Array(code) + Array(tail.utf8))
        }
    }
}

extension Secret {
    /// 256 random bits as 64 hexadecimal digits.
    static func random() -> Secret {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        for _ in 0..<4 {
            let word: UInt64 = generator.next()
            for shift in stride(from: 60, through: 0, by: -4) { bytes.append(digits[Int(word >> UInt64(shift) & 0xF)]) }
        }
        return Secret(bytes)
    }

    /// The digits of a random secret, where they have to go into a header field or a page.
    var digits: String { withRevealedBytes { String(decoding: $0, as: UTF8.self) } }
}
