import HTTPTypes
import TimeTrackingKit

extension Clockify.Operation {
    /// The operation as the session sends it.
    ///
    /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` when path and parameters do not match.
    func request(at site: Clockify.Site) throws(APIError) -> APIRequest {
        var request = APIRequest(name, method, try segments(), query: query)
        request.endpoint =
            switch host {
            case .api: site.api
            case .reports: site.reports
            case .auditLog: site.auditLog
            }
        if let payload {
            request.body = payload.bytes
            request.contentType = payload.contentType
        } else if method == .get, path.hasSuffix("}"), query.isEmpty {
            // Of one thing that is only read, this says that it is not there; elsewhere a filter or a rule may be meant.
            request.meanings[.validationOrMissing] = .notFound
        }
        return request
    }

    private func segments() throws(APIError) -> [String] {
        var pieces = path.split(separator: "/").map(String.init)
        // The version is part of the site's addresses.
        if pieces.first == "v1" { pieces.removeFirst() }
        var unused = Set(parameters.keys)
        for (index, piece) in pieces.enumerated() where piece.contains("{") || piece.contains("}") {
            guard piece.hasPrefix("{"), piece.hasSuffix("}"),
                let value = parameters[String(piece.dropFirst().dropLast())]
            else { throw mismatch("The path has \(piece), for which there is no parameter; add it.") }
            unused.remove(String(piece.dropFirst().dropLast()))
            pieces[index] = value
        }
        guard unused.isEmpty else {
            throw mismatch("The path has no place for \(unused.sorted().joined(separator: ", ")); correct the names.")
        }
        return pieces
    }

    private func mismatch(_ message: String) -> APIError {
        APIError(.invalidRequest, operation: name, message: message)
    }
}
