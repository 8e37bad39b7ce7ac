#if EncryptedDatabase
import TimeTrackingKit

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How a connection waits for the lock that another connection or process holds: as long as the caller of the work waits.
///
/// SQLite asks its busy handler on the thread of the work, which is why the call is bound to the thread and not given to
/// the connection.
enum LockWait {
    @TaskLocal private static var call: BlockingCall?

    // In nanoseconds. Writers that wait for each other must meet the short moments between two writes.
    private static let longestPause = 2_000_000

    /// Runs work whose connections wait as long as a call's caller does.
    ///
    /// - Throws: What the work throws.
    static func during<Value: Sendable, Failure: Error>(
        _ call: BlockingCall,
        _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let outcome = $call.withValue(call) {
            do throws(Failure) {
                return Result<Value, Failure>.success(try work())
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Waits for a moment.
    ///
    /// - Parameter tries: How often the connection has waited for this lock already.
    /// - Returns: Whether to try once more.
    static func waitOnce(_ tries: Int) -> Bool {
        guard let call, !call.isAbandoned else { return false }
        let longest = min(longestPause, 100_000 << min(tries, 5))
        var time = timespec(tv_sec: 0, tv_nsec: .random(in: longest / 2...longest))
        nanosleep(&time, nil)
        return true
    }
}
#endif
