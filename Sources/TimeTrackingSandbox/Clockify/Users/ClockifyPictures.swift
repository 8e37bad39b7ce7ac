import HTTPTypes

/// Uploading a picture.
extension Clockify {
    static let pictureRoutes: [Route] = [
        route(.post, "file/image", body: .parts(["file"])) { request, content throws(ClockifyFailure) in
            guard let form = Multipart(request.call.body, contentType: request.call.headers[.contentType]) else {
                throw .rejected("The body must be a multipart form.", "El cuerpo debe ser un formulario multipart.")
            }
            guard let file = form.parts.first(where: { $0.name == "file" }), !file.bytes.isEmpty else {
                throw .invalid("The part file is missing.", "Falta la parte file.")
            }
            if let type = file.contentType, !type.lowercased().hasPrefix("image/") {
                throw .invalid("file is \(type), which is no picture.", "file es \(type), que no es una imagen.")
            }
            let name = "image-\(content.newIdentifier()).\(fileExtension(of: file.fileName))"
            let picture = Content.Picture(name: name, bytes: Array(file.bytes))
            content.pictures.append(picture)
            return Answer(json: ["name": .string(picture.name), "url": .string(picture.url)])
        }
    ]

    /// The extension of a file's name when it is one that pictures have, else that of the commonest format.
    private static func fileExtension(of name: String?) -> String {
        let last = name?.split(separator: ".").last?.lowercased() ?? ""
        return ["png", "jpg", "jpeg", "gif", "webp"].contains(last) ? last : "png"
    }
}
