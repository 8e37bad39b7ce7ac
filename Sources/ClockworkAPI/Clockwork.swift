/// The namespace of the Clockwork client and its models.
///
/// ## Usage
///
/// ```swift
/// let client = Clockwork.Client(transport: transport, tokens: tokens)
/// try await client.startTimer(issue: Clockwork.IssueKey("PROJ-1"))
/// ```
public enum Clockwork {}
