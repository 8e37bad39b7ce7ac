import HTTPTypes

/// The header in which a caller sends the token.
let tokenHeader: HTTPField.Name = {
    guard let name = HTTPField.Name("X-Clockwork-Token") else { preconditionFailure("letters and hyphens are a name") }
    return name
}()
