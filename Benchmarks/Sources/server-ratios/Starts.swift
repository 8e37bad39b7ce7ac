/// How long the server takes to be ready, and what memory it has then.
struct Starts {
    private var times: [Double] = []
    private var memory: [Int] = []

    init(installation: Installation, rounds: Int) throws {
        // The first start makes the files.
        _ = try installation.start().startTime
        for _ in 0..<rounds {
            let server = try installation.start()
            times.append(server.startTime / .milliseconds(1))
            memory.append(try server.residentKilobytes())
        }
    }

    func report() {
        let time = times.sorted()[times.count / 2]
        let kilobytes = memory.sorted()[memory.count / 2]
        print("timetrack-server, median of \(times.count) starts:")
        print("  start to ready \(rounded(time)) ms  target <= 150 ms: \(time <= 150 ? "met" : "MISSED")")
        let most = 40 * 1024
        print("  idle memory \(kilobytes) KB  target <= \(most) KB: \(kilobytes <= most ? "met" : "MISSED")")
    }
}

/// A number with three digits behind the point.
func rounded(_ number: Double) -> String {
    let thousandths = Int((number.magnitude * 1000).rounded())
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return "\(number < 0 ? "-" : "")\(thousandths / 1000).\(digits)"
}
