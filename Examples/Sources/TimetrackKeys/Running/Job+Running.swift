import SystemPackage
import TerminalOutput

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Job {
    /// Does the work in the surroundings of this process, and shows why it was not done.
    ///
    /// - Parameters:
    ///   - stores: Makes the stores for the variables of the process.
    ///   - signal: The signal that interrupted the work, or nil when none did.
    ///   - work: Runs the job.
    /// - Returns: What the process is to end with.
    package func exitStatus(
        with stores: @Sendable ([String: String]) -> ConfiguredStores,
        interruptedBy signal: @autoclosure () -> Int32? = nil,
        of work: (Context) async throws -> Void
    ) async -> ExitStatus {
        let environment = ProcessInfo.processInfo.environment
        let console = Console(isJSON: isJSON, isQuiet: isQuiet, environment: environment)
        let context = Context(
            console: console,
            environment: environment,
            workingDirectory: FilePath(FileManager.default.currentDirectoryPath),
            stores: stores(environment)
        ) { Date() }
        do {
            do {
                try await work(context)
                return .success
            } catch let error as TerminalError where error.isReaderGone {
                return .success
            } catch {
                let failure = Failure(explaining: error, of: self, interruptedBy: signal())
                try console.show(failure)
                return failure.status
            }
        } catch {
            return .unexpected
        }
    }
}
