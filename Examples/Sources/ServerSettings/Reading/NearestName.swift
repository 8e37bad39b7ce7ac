/// The name that was probably meant.
enum NearestName {
    /// Finds the most similar of several names.
    ///
    /// - Parameters:
    ///   - name: What was written.
    ///   - names: What there is.
    /// - Returns: The name, or nil when none is similar enough to be what was meant.
    static func of(_ name: String, among names: [String]) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        let nearest = names.map { (name: $0, distance: distance(name, $0)) }.min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= max(1, name.utf8.count / 3) else { return nil }
        return nearest.name
    }

    /// How many bytes have to be put in, taken out or changed to make one text of the other.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right.lowercased().utf8)
        var row = Array(0...right.count)
        for (index, byte) in left.lowercased().utf8.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let changed = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
