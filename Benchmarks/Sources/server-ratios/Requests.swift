import Crypto

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The bytes of requests.
enum Requests {
    /// Starts a timer with a token in the header.
    static func startTimer(owner: Int, header: Bool = true, session: String? = nil) -> [UInt8] {
        let body = #"{"issueKey":"OWN-\#(owner)"}"#
        var fields = ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
        if header { fields.append("X-Clockwork-Token: token-\(owner)") }
        if let session { fields.append("Authorization: Bearer \(session)") }
        return request("POST", "/api/timers/start", fields, body)
    }

    /// Asks who the owner of the key is.
    static func user(session: String) -> [UInt8] {
        request("GET", "/api/clockify/user", ["Authorization: Bearer \(session)"])
    }

    /// Stores a user's Clockify key without checking it.
    static func connect(owner: Int, session: String) -> [UInt8] {
        let body = #"{"apiKey":"key-\#(owner)","workspaceId":"64a000000000000000000001"}"#
        let fields = [
            "Content-Type: application/json", "Content-Length: \(body.utf8.count)", "Authorization: Bearer \(session)",
        ]
        return request("POST", "/api/clockify/integration?verify=false", fields, body)
    }

    /// Stores a user's Clockwork token without checking it.
    static func connectClockwork(owner: Int, session: String) -> [UInt8] {
        let body = #"{"apiToken":"token-\#(owner)"}"#
        let fields = [
            "Content-Type: application/json", "Content-Length: \(body.utf8.count)", "Authorization: Bearer \(session)",
        ]
        return request("POST", "/api/clockwork/integration?verify=false", fields, body)
    }

    /// A session as Supabase issues them, for an hour.
    static func session(owner: Int, secret: String, issuer: String) -> String {
        let now = Int(Date().timeIntervalSince1970)
        let header = base64URL(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8))
        let claims =
            #"{"iss":"\#(issuer)","sub":"user-\#(owner)","aud":"authenticated","role":"authenticated","#
            + #""iat":\#(now),"exp":\#(now + 3600)}"#
        let signed = "\(header).\(base64URL(Data(claims.utf8)))"
        let key = SymmetricKey(data: Data(secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key)
        return "\(signed).\(base64URL(Data(code)))"
    }

    private static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func request(_ method: String, _ path: String, _ fields: [String], _ body: String = "") -> [UInt8] {
        let lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"] + fields
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }
}
