import ServerSettings
import TimeTrackingKit

extension ServerSettings {
    /// Whether browsers come over TLS: to the server itself, or to what stands before it.
    ///
    /// Only a server that is reached on its own machine alone may do without, so anything else is taken for being behind
    /// TLS, and its cookies are sent over nothing else.
    var isReachedOverTLS: Bool {
        if tls != nil || publicURL?.scheme == "https" { return true }
        return publicURL == nil && !isLocal
    }
}
