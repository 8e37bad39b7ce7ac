import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the profile of a member of a workspace.
    ///
    /// - Parameters:
    ///   - user: The member.
    ///   - workspace: The workspace.
    /// - Returns: The profile.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such member.
    public func memberProfile(
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.MemberProfile {
        var request = memberProfileRequest("Clockify.memberProfile", .get, user, workspace)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    /// Changes the profile of a member of a workspace.
    ///
    /// - Parameters:
    ///   - user: The member.
    ///   - workspace: The workspace.
    ///   - patch: What to change; nothing else is sent.
    /// - Returns: The profile as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when a value or an id is not accepted.
    @discardableResult
    public func updateMemberProfile(
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID,
        with patch: Clockify.MemberProfilePatch
    ) async throws -> Clockify.MemberProfile {
        var request = memberProfileRequest("Clockify.updateMemberProfile", .patch, user, workspace)
        try request.encode(patch)
        return try await session.value(of: request)
    }

    private func memberProfileRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ user: Clockify.UserID,
        _ workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        APIRequest(operation, method, ["workspaces", workspace.rawValue, "member-profile", user.rawValue])
    }

    /// Sets the value of a custom field of a user.
    ///
    /// - Parameters:
    ///   - field: The field.
    ///   - user: The user.
    ///   - workspace: The workspace.
    ///   - value: The value in the shape that the field's kind wants; null takes it away.
    /// - Returns: The value as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the value or an id is not accepted.
    @discardableResult
    public func setCustomField(
        _ field: Clockify.CustomFieldID,
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID,
        to value: JSONValue
    ) async throws -> Clockify.UserCustomFieldValue {
        var request = APIRequest(
            "Clockify.setUserCustomField",
            .put,
            ["workspaces", workspace.rawValue, "users", user.rawValue, "custom-field", field.rawValue, "value"]
        )
        try request.encode(["value": value])
        return try await session.value(of: request)
    }

    /// Gives a picture to Clockify, whose address can then be put into a profile.
    ///
    /// - Parameter photo: The picture.
    /// - Returns: Where the picture is.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` when the picture is empty or too large or
    ///   its name cannot be sent, before anything is sent.
    public func uploadPhoto(_ photo: Clockify.PhotoFile) async throws -> Clockify.UploadedPhoto {
        var request = APIRequest("Clockify.uploadPhoto", .post, ["file", "image"])
        if let flaw = photo.flaw {
            throw APIError(.invalidRequest, operation: request.operation, message: flaw)
        }
        let form = photo.form
        request.contentType = "multipart/form-data; boundary=\(form.boundary)"
        request.body = form.body
        return try await session.value(of: request)
    }
}
