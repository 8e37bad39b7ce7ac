import ChildPrograms
import PairedTimings
import TimeTrackingKit
import TimeTrackingSealing

let arguments = CommandLine.arguments
precondition(arguments.count == 5, "usage: sealing-ratios PYTHON SCRIPT NODE SCRIPT")
let peers = [
    Peer(name: "Python, cryptography", program: try ChildProgram([arguments[1], "-B", arguments[2]])),
    Peer(name: "Node, crypto", program: try ChildProgram([arguments[3], arguments[4]])),
]
let rounds = 2_000
let batch = 100
for attributes in [[:], ["workspace_id": "64a687e29ae1f428e7ebe303"]] {
    let sides = try Sides(attributes: attributes)
    let what = attributes.isEmpty ? "no attributes" : "one attribute"
    var sealing = PairedTimings(baseline: "bare AES.GCM, combined", ["EncryptionKeys.seal"] + peers.map(\.name))
    var opening = PairedTimings(baseline: "bare AES.GCM, from combined", ["EncryptionKeys.open"] + peers.map(\.name))
    for peer in peers { try peer.prepare(sides) }
    for round in 0..<(rounds + 20) {
        // In turn, so that a drift of the machine's speed meets all of them.
        let seals =
            [try time { try sides.sealBarely(batch) }, try time { try sides.seal(batch) }]
            + (try peers.map { try $0.time("seal", batch) })
        let opens =
            [try time { try sides.openBarely(batch) }, try time { try sides.open(batch) }]
            + (try peers.map { try $0.time("open", batch) })
        if round >= 20 {
            sealing.add(seals)
            opening.add(opens)
        }
    }
    print("Sealing a secret of \(Sides.secretByteCount) bytes, \(what), \(rounds) rounds of \(batch):")
    for row in sealing.report(items: batch, targets: ["EncryptionKeys.seal": 1.5]) { print("  \(row)") }
    print("Opening it:")
    for row in opening.report(items: batch, targets: ["EncryptionKeys.open": 1.5]) { print("  \(row)") }
}

func time(_ work: () throws -> Void) rethrows -> Duration {
    let start = ContinuousClock.now
    try work()
    return start.duration(to: .now)
}
