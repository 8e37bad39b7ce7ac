import TimeTrackingKit

extension WeekContents {
    /// Takes down why something could not be read, once for each reason.
    ///
    /// - Parameters:
    ///   - error: What a call threw.
    ///   - isShared: Whether it was the server's shared key that was used.
    mutating func take(_ error: any Error, isShared: Bool) {
        let code = (error as? APIError)?.code
        if !isShared, code == .unauthorized || code == .forbidden || code == .originMismatch {
            clockify.needsReplacement = true
        }
        let sentence = Self.sentence(error, isShared: isShared)
        if !notices.contains(sentence) { notices.append(sentence) }
    }

    private static func sentence(_ error: any Error, isShared: Bool) -> String {
        guard let error = error as? APIError else {
            return "Clockify could not be asked with the saved key. Reload the page to try again."
        }
        switch error.code {
        case .unauthorized:
            return isShared
                ? "Clockify refuses the shared key of this server. Connect your own key, or tell whoever runs this server."
                : "Clockify refuses your key. It may have been replaced or deleted: enter the current one under Connections."
        case .forbidden, .notFound:
            return isShared
                ? "The shared key of this server may not read your time. Connect your own key to see your week."
                : "Your key may not read this workspace. Choose another workspace under Connections."
        case .rateLimited:
            let seconds = error.retryAfter.map { max(1, $0.components.seconds) }
            let pause = seconds.map { $0 == 1 ? "1 second" : "\($0) seconds" } ?? "a minute"
            return "Clockify takes no more requests just now. Wait \(pause), then reload the page."
        case .transport, .server:
            return "Clockify cannot be reached now, so the page may be incomplete. Reload it in a minute."
        case .tooManyPages:
            return "Clockify has more entries or projects than the page can show, so it is incomplete."
        case .originMismatch:
            return
                "Your key belongs to another Clockify site than this server uses. Enter one of this site under Connections."
        default:
            return "Clockify answered in a way that this page does not understand. Reload it in a minute."
        }
    }
}
