public import NIOCore

/// How much and for how long a client may keep a connection busy.
public struct ConnectionLimits: Sendable, Hashable {
    /// How long the head of a request may take, from the connection or from its first byte.
    ///
    /// 10 seconds.
    public var headTime = TimeAmount.seconds(10)

    /// How long the body of a request may take, from its head.
    ///
    /// 30 seconds.
    public var bodyTime = TimeAmount.seconds(30)

    /// How long a connection may stay open without a request.
    ///
    /// 60 seconds.
    public var idleTime = TimeAmount.seconds(60)

    /// How long a client may take to read an answer that is written.
    ///
    /// 30 seconds.
    public var writeTime = TimeAmount.seconds(30)

    /// How long a connection that is being closed still takes in what the client sends, so that the client gets to read
    /// the answer.
    ///
    /// 2 seconds.
    public var lingerTime = TimeAmount.seconds(2)

    /// The most bytes of a body, sent in chunks or at once.
    public var bodyByteCount = 64 * 1024

    /// The most bytes that all names and values of a head have.
    public var headByteCount = 32 * 1024

    /// The most fields of a head.
    public var fieldCount = 100

    /// The most connections that are served at a time; others wait.
    public var connectionCount = 4096

    /// The most connections that wait.
    public var waitingConnectionCount = 1024

    /// Begins with limits for people behind browsers and for programs in the same company.
    public init() {}
}
