/// The namespace of the Clockify client and its models.
///
/// ## Usage
///
/// ```swift
/// let client = Clockify.Client(transport: transport, tokens: tokens)
/// let user = try await client.user()
/// ```
public enum Clockify {}
