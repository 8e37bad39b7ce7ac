import HTTPTypes
import ServerProtection
import ServerUsers
import TimeTrackingKit

/// Counts the answers of the services and how long they take.
struct MeasuredTransport: HTTPTransport {
    let base: any HTTPTransport
    let measures: ServerMeasures
    let clockwork: ServiceEndpoint

    func send(
        _ request: HTTPRequest,
        body: [UInt8]?,
        authorization: Authorization?,
        timeout: Duration,
        maximumResponseBytes: Int
    ) async throws -> (HTTPResponse, [UInt8]) {
        let begin = ContinuousClock.now
        do {
            let answer = try await base.send(
                request,
                body: body,
                authorization: authorization,
                timeout: timeout,
                maximumResponseBytes: maximumResponseBytes
            )
            count(request, answer.0.status.code, begin)
            return answer
        } catch {
            count(request, nil, begin)
            throw error
        }
    }

    private func count(_ request: HTTPRequest, _ status: Int?, _ begin: ContinuousClock.Instant) {
        measures.upstreamAnswered(
            isForClockwork(request) ? .clockwork : .clockify,
            status: status,
            duration: begin.duration(to: .now)
        )
    }

    private func isForClockwork(_ request: HTTPRequest) -> Bool {
        guard request.authority == clockwork.origin.authority else { return false }
        return (request.path ?? "").hasPrefix(clockwork.pathPrefix + "/")
    }
}
