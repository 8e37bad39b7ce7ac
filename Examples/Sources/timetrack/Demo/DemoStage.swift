import ClockifyAPI
import ClockworkAPI
import SandboxServer
import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackKeys

/// What all scenes of the demo share: the sandbox, the way to it, and a place for keys.
struct DemoStage {
    let terminal: Terminal
    let host: SandboxHost
    let server: LoopbackServer
    let clock: DemoClock
    let directory: TemporaryDirectory
    let clockifyEndpoint: ServiceEndpoint
    let clockworkEndpoint: ServiceEndpoint
    private let transport: any HTTPTransport

    /// The variables that the demo's programs see, instead of those of this process.
    let environment = [
        "CLOCKIFY_API_KEY": Sandbox.Content.StandardToken.sharedClockify,
        "CLOCKWORK_API_TOKEN": Sandbox.Content.StandardToken.sharedClockwork,
    ]

    init(
        _ terminal: Terminal,
        _ host: SandboxHost,
        _ server: LoopbackServer,
        _ clock: DemoClock,
        _ transport: any HTTPTransport,
        _ directory: TemporaryDirectory
    ) throws {
        self.terminal = terminal
        self.host = host
        self.server = server
        self.clock = clock
        self.transport = transport
        self.directory = directory
        self.clockifyEndpoint = try TimeTrackingService.clockify.endpoint(at: server.address)
        self.clockworkEndpoint = try TimeTrackingService.clockwork.endpoint(at: server.address)
    }

    /// A credential file in the temporary directory.
    func store(named name: String) -> FileCredentialStore {
        FileCredentialStore(path: FilePath(directory.path).appending(name))
    }

    /// A client of Clockify in the sandbox.
    func clockify(_ tokens: any TokenProvider) -> Clockify.Client {
        Clockify.Client(site: Clockify.Site(api: clockifyEndpoint), transport: transport, tokens: tokens)
    }

    /// A client of Clockwork in the sandbox.
    func clockwork(_ tokens: any TokenProvider) -> Clockwork.Client {
        Clockwork.Client(endpoint: clockworkEndpoint, transport: transport, tokens: tokens)
    }

    /// A key of a service, for the sandbox alone.
    private func credential(_ text: String) -> Credential {
        Credential(
            secret: Secret(utf8: text),
            attributes: [CredentialAttribute.origin: clockifyEndpoint.origin.description]
        )
    }

    /// Keeps a key in a file, even when the demo is interrupted meanwhile.
    ///
    /// A write that nobody waits for any more may still come to its end, and then there would be a file again in the
    /// directory that the demo removes.
    func keep(_ key: String, in store: FileCredentialStore, service: String, user: String) async throws {
        let credential = credential(key)
        try await Task {
            try await store.store(credential, for: CredentialKey(service: service, account: user))
        }
        .value
    }

    /// Prints the heading of a scene.
    func heading(_ text: String) throws {
        try terminal.print()
        try terminal.print("\(text, .strong)")
    }
}
