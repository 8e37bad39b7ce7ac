public import TimeTrackingKit

/// Checks that a store keeps the contract of `CredentialStore`, and says in which points it does not.
///
/// ## Usage
///
/// The closure opens a store over the backing of the given name: an empty one when the name is new, and the same one
/// when it comes again. The names are short and consist of lower-case letters, digits and underscores, so that they
/// serve as the name of a file, a schema or a collection. With Swift Testing:
///
/// ```swift
/// @Test func keepsTheContract() async {
///     let conformance = CredentialStoreConformance { name in
///         try VaultCredentialStore(path: "\(directory)/\(name).vault")
///     }
///     let violations = await conformance.violations()
///     #expect(violations == [])
/// }
/// ```
///
/// With XCTest:
///
/// ```swift
/// func testKeepsTheContract() async {
///     let conformance = CredentialStoreConformance { name in
///         try VaultCredentialStore(path: "\(self.directory)/\(name).vault")
///     }
///     let violations = await conformance.violations()
///     XCTAssertEqual(violations, [])
/// }
/// ```
///
/// A store that takes no writes is checked against what the caller put into it:
///
/// ```swift
/// let conformance = CredentialStoreConformance(holding: credentials) {
///     EnvironmentCredentialStore(variables: variables, environment: environment)
/// }
/// ```
///
/// ## What is expected
///
/// The store's `CredentialStoreCapabilities` decide: what a store says it cannot keep it must refuse. Three closures
/// make situations that only the store's author can make; without them the checks that need these situations are left
/// out. A check that builds on one that failed is left out too, so that one fault is reported once.
///
/// ## Security
///
/// The suite stores random secrets that are new in each run, and searches every error it gets for them. A violation
/// names codes, keys and lengths; it never quotes an error's text or a secret.
public struct CredentialStoreConformance: Sendable {
    enum Subject: Sendable {
        case writable(@Sendable (String) async throws -> any WritableCredentialStore)
        case readOnly([CredentialKey: Credential], @Sendable () async throws -> any CredentialStore)
    }

    let subject: Subject
    let makeHangingStore: (@Sendable () async throws -> HangingStore)?
    let makeUnreadableStore: (@Sendable (String) async throws -> any CredentialStore)?
    let plantForeignItem: (@Sendable (String, CredentialKey) async throws -> Void)?
    let patience: Duration
    let clock: InjectedClock

    /// Creates the suite for a store that takes writes.
    ///
    /// - Parameters:
    ///   - makeHangingStore: Makes a store whose backing never answers, or nil when that cannot be had.
    ///   - makeUnreadableStore: Opens the backing of a name, in which the suite has stored a credential, in such a way
    ///     that no secret in it can be read (locked, sealed with a lost key), or nil when that cannot be had.
    ///   - plantForeignItem: Puts an item under a key into the backing of a name as another program would, or nil when
    ///     the store shares its backing with no other program.
    ///   - patience: How long to wait for any call before it counts as one that never returns.
    ///   - clock: The clock that measures it.
    ///   - makeStore: Opens a store over the backing of a name.
    public init(
        makeHangingStore: (@Sendable () async throws -> HangingStore)? = nil,
        makeUnreadableStore: (@Sendable (_ name: String) async throws -> any CredentialStore)? = nil,
        plantForeignItem: (@Sendable (_ name: String, _ key: CredentialKey) async throws -> Void)? = nil,
        patience: Duration = .seconds(60),
        clock: some Clock<Duration> = ContinuousClock(),
        makeStore: @escaping @Sendable (_ name: String) async throws -> any WritableCredentialStore
    ) {
        self.subject = .writable(makeStore)
        self.makeHangingStore = makeHangingStore
        self.makeUnreadableStore = makeUnreadableStore
        self.plantForeignItem = plantForeignItem
        self.patience = patience
        self.clock = InjectedClock(clock)
    }

    /// Creates the suite for a store that takes no writes.
    ///
    /// - Parameters:
    ///   - credentials: Exactly what the stores that `makeStore` returns hold: at least one credential, better three
    ///     with two services and two accounts of one service.
    ///   - makeHangingStore: Makes a store whose backing never answers, or nil when that cannot be had.
    ///   - makeUnreadableStore: Makes a store that holds the same credentials and cannot read any of their secrets, or
    ///     nil when that cannot be had.
    ///   - patience: How long to wait for any call before it counts as one that never returns.
    ///   - clock: The clock that measures it.
    ///   - makeStore: Makes a store that holds the credentials.
    public init(
        holding credentials: [CredentialKey: Credential],
        makeHangingStore: (@Sendable () async throws -> HangingStore)? = nil,
        makeUnreadableStore: (@Sendable () async throws -> any CredentialStore)? = nil,
        patience: Duration = .seconds(60),
        clock: some Clock<Duration> = ContinuousClock(),
        makeStore: @escaping @Sendable () async throws -> any CredentialStore
    ) {
        self.subject = .readOnly(credentials, makeStore)
        self.makeHangingStore = makeHangingStore
        if let makeUnreadableStore {
            self.makeUnreadableStore = { _ in try await makeUnreadableStore() }
        } else {
            self.makeUnreadableStore = nil
        }
        self.plantForeignItem = nil
        self.patience = patience
        self.clock = InjectedClock(clock)
    }

    /// Runs the checks one after another on stores of their own.
    ///
    /// - Returns: In which points the store breaks the contract; none when it keeps it.
    public func violations() async -> [Violation] {
        let run = ConformanceRun(suite: self)
        let cases =
            switch subject {
            case .writable: ConformanceCase.ofWritableStores
            case .readOnly: ConformanceCase.ofReadOnlyStores
            }
        for check in cases {
            guard !run.isOver else { break }
            await run.perform(check)
        }
        if Task.isCancelled {
            run.report(.setUp, "The suite was cancelled before its end; run it in a task that is not.")
        }
        return run.violations
    }
}
