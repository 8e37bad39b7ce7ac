import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Says whether commands find a key and reach the service, and what to do where they do not.
struct Doctor: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say whether commands find a key and reach the service, and what to do where they do not.",
        discussion: """
            A line for every store and everything that can stand in the way: ok, note (commands work \
            all the same) or problem. No key is printed and none is sent anywhere. The exit status is 0 \
            when commands find a key and the service answers, else that of the first problem. Without \
            a service, those that have an account, a stored key or a variable are looked at.

            Examples:

              timetrack doctor
              timetrack doctor clockwork --offline --json
            """
    )

    @Argument(help: ArgumentHelp("The service: clockify or clockwork.", valueName: "service"))
    var service: ServiceName?

    @Flag(help: "Call no service.")
    var offline = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        // What commands would say on the way is among the findings.
        let console = Console(isJSON: false, isQuiet: true, environment: context.environment)
        let quiet = Context(
            console: console,
            environment: context.environment,
            stores: context.stores,
            now: context.now
        )
        // First, because a keyring that does not answer is waited for only once.
        let keyring = try await KeyringExamination.make(context.stores)
        var services: [ServiceExamination] = []
        for (service, survey) in await candidates(context) {
            var examination = try await ServiceExamination(service, survey, self, quiet)
            if !offline { try await examination.addEndpoint(self, context) }
            services.append(examination)
        }
        let failure = services.lazy.compactMap(\.failure).first
        let isKeyringMissed = services.contains { $0.failure != nil && $0.needsKeyring }
        let isBlocked = failure == nil ? Finding.State.note : .problem
        var findings = source(context.environment)
        findings += try await FileExamination.make(context.stores, blocked: isBlocked).findings
        findings += try await DatabaseExamination.make(context.stores, blocked: isBlocked).findings
        findings += keyring.findings(blocked: isKeyringMissed ? .problem : .note)
        findings += services.flatMap(\.findings)
        try context.console.show(DoctorDocument(findings, canAnswer: failure == nil)) { try $0.print(findings.table) }
        if let failure { throw failure }
    }

    /// The services to look at, with all their keys; nil when those cannot be listed, which the findings explain.
    private func candidates(_ context: Context) async -> [(TimeTrackingService, AccountSurvey?)] {
        var surveyed: [(TimeTrackingService, AccountSurvey?)] = []
        for service in service.map({ [$0.service] }) ?? TimeTrackingService.all {
            do {
                let user = try connection.user(in: context)
                let survey = try await AccountSurvey.make(of: service, context.stores, user: user, unlock: false)
                surveyed.append((service, survey))
            } catch {
                surveyed.append((service, nil))
            }
        }
        let configured = surveyed.filter { $0.1.map { !$0.entries.isEmpty } ?? false }
        return configured.isEmpty ? Array(surveyed.prefix(1)) : configured
    }

    private func source(_ environment: [String: String]) -> [Finding] {
        do {
            guard let source = try KeySource.preferred(in: environment) else {
                return [
                    .ok(
                        KeySource.variable,
                        "It is not set, so keys are looked for where they are on record, and else in all stores."
                    )
                ]
            }
            let effect = source.store == nil ? "no store is asked" : "keys are looked for there and in no other store"
            return [.ok(KeySource.variable, "It is \(source.rawValue), so \(effect).")]
        } catch {
            return [.problem(KeySource.variable, Failure(explaining: error, of: self, interruptedBy: nil).message)]
        }
    }
}
