import LeakCanary
import Logging
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Leaks the canary when it is told to, so that the search for leaks can show that it finds them.
@Suite struct PlantedLeakTests {
    @Test("The canary is logged in each form when TTK_TEST_PLANTED_LEAK is set, and a secret never is")
    func plantedLeak() {
        let logger = LeakCanary.logger("planted")
        logger.trace("The secret of this test is \(LeakCanary.secret)")
        #expect(!"\(LeakCanary.secret)".contains(LeakCanary.text))
        guard ProcessInfo.processInfo.environment["TTK_TEST_PLANTED_LEAK"] != nil else { return }

        let bytes = Array(LeakCanary.text.utf8)
        logger.trace("raw: \(LeakCanary.text.dropLast(3))")
        for prefix in ["", "u", "us"] {
            logger.trace("base64: \(Data((prefix + LeakCanary.text).utf8).base64EncodedString())")
        }
        logger.trace("hex: \(bytes.map { Self.hexadecimal($0) }.joined())")
        logger.trace("url: \(bytes.map { "%" + Self.hexadecimal($0).uppercased() }.joined())")
        logger.trace("decimal: \(bytes)")
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
    }
}
