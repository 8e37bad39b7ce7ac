import ClockifyAPI
import Foundation
import HTTPTypes
import ServerPages
import ServerTokens
import ServerUsers
import Synchronization
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// A week source on the sandbox, with Ada's key stored unless a test has it otherwise.
struct SandboxWeek {
    /// What stands for Clockify.
    let transport: SandboxTransport

    /// Where the users' keys are kept.
    let store: FaultInjectingStore<InMemoryCredentialStore>

    /// Who disconnected.
    let standings = WrittenStandings()

    /// What the audit heard.
    let audit = WrittenAudit()

    /// What may be done with the shared tokens.
    var rules = SharedTokenRules()

    /// Whether the server has shared tokens.
    var hasShared = false

    static let engines = "b00000000000000000000001"
    static let now = PageFixture.moment("2026-01-06T09:00:00Z")

    /// The user whose requests are served.
    let user: ServerUser

    init(faults: [StoreFault] = []) throws {
        self.user = try ServerUser(issuer: "test", subject: "ada")
        self.transport = SandboxTransport(Sandbox(now: { Self.now }), clock: ManualClock())
        self.store = FaultInjectingStore(InMemoryCredentialStore(), faults: faults)
    }

    /// Stores a key for the user.
    func connect(
        _ key: String = Sandbox.Content.StandardToken.adaClockify,
        workspace: String? = SandboxWeek.engines
    ) async throws {
        var attributes: [String: String] = [:]
        attributes[CredentialAttribute.workspaceID] = workspace
        let credential = Credential(secret: .testing(key), attributes: attributes)
        try await store.store(credential, for: TimeService.clockify.key(of: user.id))
    }

    /// What the page would show the user.
    func week(_ day: Clockify.CalendarDay? = nil) async throws -> WeekContents {
        let shared = InMemoryCredentialStore(
            [try Self.key: Credential(secret: .testing(Sandbox.Content.StandardToken.sharedClockify))],
            name: "shared"
        )
        let token = hasShared ? SharedToken(store: shared, key: try Self.key, variable: "CLOCKIFY_API_KEY") : nil
        func tokens(_ service: TimeService) -> ServiceTokens {
            ServiceTokens(
                service: service,
                header: nil,
                store: store,
                shared: service == .clockify ? token : nil,
                spenders: rules.spenders,
                standings: standings
            )
        }
        let source = ClockifyWeekSource(
            clockify: tokens(.clockify),
            clockwork: tokens(.clockwork),
            sharedTokens: hasShared ? [.clockify] : [],
            rules: rules,
            standings: standings,
            audit: audit,
            client: { [transport] tokens in
                Clockify.Client(
                    transport: transport,
                    tokens: tokens,
                    configuration: ClientConfiguration().sendingOnce,
                    clock: ManualClock()
                )
            }
        )
        let caller = Caller(user: user, signIn: .session("s"), address: "127.0.0.1")
        return await source.week(
            WeekRequest(headers: [:], caller: caller, day: day, now: Self.now, requestID: "r1")
        )
    }

    private static var key: CredentialKey {
        get throws { try CredentialKey(service: "clockify", account: "shared") }
    }
}

/// Standings in memory, which can be unreadable.
final class WrittenStandings: UserStandings {
    struct Unreadable: Error {}

    private let state = Mutex<(disconnected: Set<TimeService>, isReadable: Bool)>(([], true))

    func set(_ disconnected: Set<TimeService>, isReadable: Bool = true) {
        state.withLock { $0 = (disconnected, isReadable) }
    }

    func standing(of user: ServerUser) throws -> UserStanding {
        let (disconnected, isReadable) = state.withLock(\.self)
        guard isReadable else { throw Unreadable() }
        return UserStanding(disconnected: disconnected)
    }

    func setDisconnected(_ isDisconnected: Bool, from service: TimeService, of user: ServerUser) async throws {
        state.withLock {
            if isDisconnected { $0.disconnected.insert(service) } else { $0.disconnected.remove(service) }
        }
    }
}

/// An audit in memory.
final class WrittenAudit: AuditTrail {
    private let seen = Mutex<[AuditEvent]>([])

    /// What it heard so far.
    var events: [AuditEvent] { seen.withLock(\.self) }

    func note(_ event: AuditEvent) { seen.withLock { $0.append(event) } }

    func record(_ event: AuditEvent) async throws { note(event) }

    func fingerprint(of secret: Secret) -> String { "0123456789abcdef" }
}
