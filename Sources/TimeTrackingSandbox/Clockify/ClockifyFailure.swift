import HTTPTypes

/// An error of Clockify's, in the two languages in which the sandbox speaks.
///
/// Like the real one it repeats what was sent, so that programs learn to be careful with the text.
struct ClockifyFailure: Error {
    var status: HTTPResponse.Status
    /// Clockify's own number.
    var code: Int
    var english: String
    var spanish: String
    var headers: HTTPFields = [:]

    /// The answer in an account's language.
    func answer(language: String?) -> Answer {
        let message = language?.uppercased() == "ES" ? spanish : english
        return Answer(status, json: ["message": .string(message), "code": .integer(code)], headers: headers)
    }
}

extension ClockifyFailure {
    static let noSingleToken = ClockifyFailure(
        status: .unauthorized,
        code: 1000,
        english: "Send exactly one authentication token.",
        spanish: "Envíe exactamente un token de autenticación."
    )

    static let unknownKey = ClockifyFailure(
        status: .unauthorized,
        code: 4003,
        english: "There is no such API key.",
        spanish: "No existe esa clave de API."
    )

    static let unknownAddonToken = ClockifyFailure(
        status: .unauthorized,
        code: 4017,
        english: "The add-on token is not valid.",
        spanish: "El token del complemento no es válido."
    )

    static let accessDenied = ClockifyFailure(
        status: .forbidden,
        code: 501,
        english: "No access.",
        spanish: "Sin acceso."
    )

    static let lockedEntry = ClockifyFailure(
        status: .forbidden,
        code: 1003,
        english: "The time entry is locked.",
        spanish: "El registro de tiempo está bloqueado."
    )

    static let manualTrackingDisabled = ClockifyFailure(
        status: .forbidden,
        code: 4030,
        english: "Only the timer records time in this workspace.",
        spanish: "En este espacio solo el cronómetro registra tiempo."
    )

    static func unknownRoute(_ path: String) -> ClockifyFailure {
        ClockifyFailure(
            status: .notFound,
            code: 3000,
            english: "Nothing is served at \(path).",
            spanish: "No hay nada en \(path)."
        )
    }

    static func otherMethods(_ methods: [HTTPRequest.Method], than method: HTTPRequest.Method) -> ClockifyFailure {
        var failure = ClockifyFailure(
            status: .methodNotAllowed,
            code: 3000,
            english: "The method \(method) is not served here.",
            spanish: "El método \(method) no se admite aquí."
        )
        failure.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        return failure
    }

    /// The request as such cannot be read.
    static func rejected(_ english: String, _ spanish: String) -> ClockifyFailure {
        ClockifyFailure(status: .badRequest, code: 3000, english: english, spanish: spanish)
    }

    static func missingParameter(_ name: String) -> ClockifyFailure {
        ClockifyFailure(
            status: .badRequest,
            code: 3001,
            english: "The parameter \(name) is missing.",
            spanish: "Falta el parámetro \(name)."
        )
    }

    /// What was sent can be read and must not be so.
    static func invalid(_ english: String, _ spanish: String) -> ClockifyFailure {
        ClockifyFailure(status: .badRequest, code: 501, english: english, spanish: spanish)
    }

    /// An entity that is missing, deleted or somebody else's: there is no 404 for these.
    static func foreign(_ kind: String, _ id: String) -> ClockifyFailure {
        invalid("\(kind) \(id) is not part of this workspace.", "\(kind) \(id) no es de este espacio de trabajo.")
    }

    /// The request has something that its route does not take.
    init(_ objection: FieldObjection) {
        switch objection {
        case .unknownParameter(let name):
            self = .rejected("There is no parameter \(name) here.", "Aquí no hay ningún parámetro \(name).")
        case .repeatedParameter(let name):
            self = .rejected("The parameter \(name) may come once.", "El parámetro \(name) solo puede venir una vez.")
        case .unknownField(let name):
            self = .invalid("There is no field \(name) here.", "Aquí no hay ningún campo \(name).")
        case .repeatedField(let name):
            self = .invalid("The field \(name) may come once.", "El campo \(name) solo puede venir una vez.")
        case .body:
            self = .invalid("No body is taken here.", "Aquí no se admite ningún cuerpo.")
        }
    }

    static func nothingRuns(workspace: String, user: String) -> ClockifyFailure {
        ClockifyFailure(
            status: .notFound,
            code: 404,
            english: "No time entry of user \(user) runs in workspace \(workspace).",
            spanish: "No hay ningún registro en curso de \(user) en \(workspace)."
        )
    }
}
