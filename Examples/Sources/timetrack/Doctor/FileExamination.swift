import TimeTrackingKit
import TimetrackKeys

/// The two files of the program: the record of accounts, and the keys that lie in a file.
struct FileExamination {
    /// A line for each file.
    let findings: [Finding]

    /// Reads both, and no key.
    ///
    /// - Parameters:
    ///   - stores: The stores of the program.
    ///   - blocked: How a file that cannot be used is to be taken.
    /// - Returns: A line for each file.
    /// - Throws: `CancellationError` when the task was cancelled.
    static func make(_ stores: ConfiguredStores, blocked: Finding.State) async throws -> FileExamination {
        FileExamination(findings: [record(stores, blocked), try await credentials(stores, blocked)])
    }

    private static func record(_ stores: ConfiguredStores, _ blocked: Finding.State) -> Finding {
        let check = "accounts"
        do {
            let file = try stores.recordFile()
            let accounts = try file.read().accounts
            guard !accounts.isEmpty else { return .ok(check, "No account is on record in \(file.path).") }
            let count = accounts.count == 1 ? "1 account" : "\(accounts.count) accounts"
            return .ok(check, "\(count) on record in \(file.path).")
        } catch let failure as Failure {
            return Finding(state: blocked, check: check, message: failure.message)
        } catch let error as CredentialStoreError {
            return Finding(state: blocked, check: check, message: error.message)
        } catch {
            return Finding(
                state: blocked,
                check: check,
                message: "The record of accounts cannot be read (\(type(of: error)))."
            )
        }
    }

    private static func credentials(_ stores: ConfiguredStores, _ blocked: Finding.State) async throws -> Finding {
        let check = "credential file"
        do {
            let path = try stores.filePath()
            let keys = try await stores.store(.file).keys(service: nil, after: nil, limit: .max)
            guard !keys.isEmpty else { return .ok(check, "No key lies in \(path).") }
            let count = keys.count == 1 ? "1 key lies" : "\(keys.count) keys lie"
            return .ok(check, "\(count) in \(path), which nobody else can read.")
        } catch let error as CredentialStoreError {
            if error.code == .cancelled { throw CancellationError() }
            return Finding(state: blocked, check: check, message: error.message)
        }
    }
}
