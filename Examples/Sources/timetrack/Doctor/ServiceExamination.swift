import HTTPTypes
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit
import TimetrackKeys

/// Whether commands for one service find a key and reach the service.
struct ServiceExamination {
    let service: TimeTrackingService
    private(set) var findings: [Finding] = []

    /// Why commands would fail, or nil when they would not.
    private(set) var failure: Failure?

    /// Whether the key would come from the keyring, or it is not known from where.
    private(set) var needsKeyring = true

    /// Looks for the key as every command does, and at what could stand in its place.
    init(
        _ service: TimeTrackingService,
        _ survey: AccountSurvey?,
        _ command: Doctor,
        _ context: Context
    ) async throws {
        self.service = service
        let options = command.connection
        do {
            let endpoint = try service.endpoint(at: options.endpoint)
            let chain = try await context.stores.chain(
                for: service,
                user: try options.user(in: context),
                source: options.tokenSource,
                unlock: options.keyring.unlock
            )
            needsKeyring = chain.store?.kind == .keyring
            let token = try await Connection.tokens(of: chain, to: endpoint, options, context).token()
            let print = Fingerprint(of: token.credential.secret)
            findings.append(.ok(check, "The key from \(token.source) can be read; its fingerprint is \(print)."))
        } catch let error as CancellationError {
            throw error
        } catch {
            let failure = Failure(explaining: error, of: command, interruptedBy: nil)
            self.failure = failure
            findings.append(.problem(check, failure.message))
        }
        // With these options the chain is another one than that of the survey.
        let unused = options.user == nil && options.tokenSource == nil ? survey : nil
        addVariables(context.environment, unused)
        if let unused { addUnusedKeys(unused) }
    }

    private var check: String { "\(service.name) key" }

    /// Says whether the variables are set, and never what they are.
    private mutating func addVariables(_ environment: [String: String], _ survey: AccountSurvey?) {
        let isUnused =
            survey?.entries.contains { $0.step == .environment(service.variable.name) && !$0.isUsed } ?? false
        for name in [service.variable.name] + service.variable.attributes.values.sorted() {
            let isKey = name == service.variable.name
            if environment[name] == nil {
                if isKey { findings.append(.ok(name, "It is not set.")) }
            } else if Self.isBlank(environment[name] ?? "") {
                let message = "It is set and blank, which counts as not set; give it a value, or unset it."
                findings.append(failure == nil ? .note(name, message) : .problem(name, message))
            } else if isKey, isUnused, let survey {
                findings.append(
                    .note(
                        name,
                        "It is set and not used, because \(survey.chain.explanation); unset it, or use it with "
                            + "`--token-source environment`."
                    )
                )
            } else {
                findings.append(.ok(name, "It is set."))
            }
        }
    }

    private static func isBlank(_ value: String) -> Bool {
        value.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// Says which keys of the active user are there and not used, because people look for the reason in vain.
    private mutating func addUnusedKeys(_ survey: AccountSurvey) {
        for entry in survey.entries where entry.isActive && !entry.isUsed && entry.credential != nil {
            guard case .store(let kind, let key) = entry.step else { continue }
            findings.append(
                .note(
                    check,
                    "The key \(key) in the \(kind.rawValue) is not used, because \(survey.chain.explanation); use it "
                        + "with `--token-source \(kind.rawValue)`, or remove it with "
                        + "`\(CommandLineText.removal(of: key, from: kind))`."
                )
            )
        }
    }

    /// Sends a request without a key to the service.
    mutating func addEndpoint(_ command: Doctor, _ context: Context) async throws {
        let options = command.connection
        let check = "\(service.name) endpoint"
        do {
            let endpoint = try service.endpoint(at: options.endpoint)
            let status = try await Self.answer(of: endpoint, context.environment, timeout: .seconds(options.timeout))
            findings.append(.ok(check, "\(endpoint) answers, with HTTP status \(status) to a request without a key."))
        } catch let error as CancellationError {
            throw error
        } catch {
            let failure = Failure(explaining: error, of: command, interruptedBy: nil)
            self.failure = self.failure ?? failure
            findings.append(.problem(check, failure.message))
        }
    }

    private static func answer(
        of endpoint: ServiceEndpoint,
        _ environment: [String: String],
        timeout: Duration
    ) async throws -> Int {
        let configuration = AsyncHTTPClientTransport.Configuration(proxy: try ProxySettings(environment: environment))
        return try await AsyncHTTPClientTransport.withTransport(configuration: configuration) { transport in
            let request = HTTPRequest(
                method: .get,
                scheme: endpoint.origin.scheme,
                authority: endpoint.origin.authority,
                path: endpoint.pathPrefix + "/"
            )
            let (response, _) = try await transport.send(
                request,
                body: nil,
                authorization: nil,
                timeout: timeout,
                maximumResponseBytes: 1 << 20
            )
            return response.status.code
        }
    }
}
