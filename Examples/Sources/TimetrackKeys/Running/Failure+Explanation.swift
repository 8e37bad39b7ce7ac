import ClockifyAPI
import TerminalOutput
package import TimeTrackingKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// How the errors of the library become exit statuses and sentences that name commands of this program.

extension Failure {
    /// Explains what a command threw.
    ///
    /// - Parameters:
    ///   - error: What it threw.
    ///   - command: The command.
    ///   - signal: The signal that interrupted it, or nil when none did.
    package init(explaining error: any Error, of command: any Job, interruptedBy signal: Int32?) {
        if let signal {
            let advice = command.adviceWhenInterrupted
            self =
                signal != SIGINT
                ? Failure(.terminated, "terminated", "Asked to end; \(advice).")
                : Failure(.interrupted, "interrupted", "Interrupted; \(advice).")
            return
        }
        switch error {
        case let failure as Failure: self = failure
        case let error as APIError: self.init(error, of: command)
        case let error as TokenResolverError: self.init(error)
        case let error as CredentialStoreError: self.init(error)
        case let error as TransportError: self.init(error)
        case let error as TerminalError:
            self.init(.unexpected, "output", "The output could not be written (\(error.reason)); send it elsewhere.")
        default:
            let name = String(describing: type(of: error))
            self.init(.unexpected, "unexpected", "Something unexpected happened (\(name)); please report it.")
        }
    }

    private init(_ error: APIError, of command: any Job) {
        if error.code == .transport, let code = error.transportCode {
            self.init(Self.status(of: code), code.description.snakeCased, error.message)
            if error.delivery == .unknown, let doubt = command.adviceWhenUncertain {
                message = "\(message) \(doubt)"
            }
            if code == .unreachable, let advice = command.adviceWhenUnreachable { message += " \(advice)" }
            return
        }
        self.init(Self.status(of: error.code), error.code.description.snakeCased, error.message)
        if error.code == .unauthorized, case .user(_, let key)? = error.tokenSource,
            let service = TimeTrackingService.named(key.service)
        {
            let login = "timetrack auth login\(service.argument)\(CommandLineText.user(key.account))"
            message += " `\(login)` stores another one."
        }
        httpStatus = error.status
        serviceMessage = error.serverMessage
    }

    package init(_ error: TokenResolverError) {
        if let stored = error.storeError {
            self.init(stored)
            return
        }
        switch error.code {
        case .notFound: self.init(.noKey, "no_key", error.message)
        case .invalidUser: self.init(.usage, "invalid_user", error.message)
        default: self.init(.credentialStore, error.code.description.snakeCased, error.message)
        }
    }

    package init(_ error: CredentialStoreError) {
        self.init(
            error.code == .invalidKey ? .usage : .credentialStore,
            error.code.description.snakeCased,
            error.message
        )
    }

    private init(_ error: TransportError) {
        self.init(Self.status(of: error.code), error.code.description.snakeCased, error.message)
    }

    private static func status(of code: APIError.Code) -> ExitStatus {
        switch code {
        case .unauthorized, .forbidden: .refusedKey
        case .notFound, .noRunningTimer: .notFound
        case .validation, .locked, .manualTrackingDisabled, .invalidRequest: .rejected
        case .rateLimited: .tryLater
        case .server: .serviceFailed
        case .redirected, .originMismatch: .refusedDestination
        case .invalidEndpoint: .usage
        default: .unusableAnswer
        }
    }

    private static func status(of code: TransportError.Code) -> ExitStatus {
        switch code {
        case .unreachable, .untrusted, .disconnected: .unreachable
        case .timedOut: .tryLater
        case .invalidRequest: .rejected
        default: .unusableAnswer
        }
    }
}

extension String {
    /// `noRunningTimer` as `no_running_timer`, the form of names in this program's JSON.
    fileprivate var snakeCased: String {
        reduce(into: "") { text, character in
            text += character.isUppercase ? "_\(character.lowercased())" : String(character)
        }
    }
}
