#if EncryptedDatabase
import Testing

/// Published figures of AES-256-GCM with a nonce of 12 bytes and a tag of 16.
///
/// From "The Galois/Counter Mode of Operation" by McGrew and Viega, the file gcmEncryptExtIV256.rsp of NIST's validation
/// program, and the tests of Project Wycheproof.
struct CipherVector: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let key: String
    let nonce: String
    let bound: String
    let plaintext: String
    let ciphertext: String
    let tag: String

    static let all = [
        CipherVector(
            testDescription: "McGrew and Viega, test case 13",
            key: "0000000000000000000000000000000000000000000000000000000000000000",
            nonce: "000000000000000000000000",
            bound: "",
            plaintext: "",
            ciphertext: "",
            tag: "530f8afbc74536b9a963b4f1c4cb738b"
        ),
        CipherVector(
            testDescription: "McGrew and Viega, test case 14",
            key: "0000000000000000000000000000000000000000000000000000000000000000",
            nonce: "000000000000000000000000",
            bound: "",
            plaintext: "00000000000000000000000000000000",
            ciphertext: "cea7403d4d606b6e074ec5d3baf39d18",
            tag: "d0d1c8a799996bf0265b98b5d48ab919"
        ),
        CipherVector(
            testDescription: "McGrew and Viega, test case 15",
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888",
            bound: "",
            plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24"
                + "49a6b525b16aedf5aa0de657ba637b391aafd255",
            ciphertext: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b10"
                + "56828838c5f61e6393ba7a0abcc9f662898015ad",
            tag: "b094dac5d93471bdec1a502270e3cc6c"
        ),
        CipherVector(
            testDescription: "McGrew and Viega, test case 16",
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888",
            bound: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24"
                + "49a6b525b16aedf5aa0de657ba637b39",
            ciphertext: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b10"
                + "56828838c5f61e6393ba7a0abcc9f662",
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 0 bytes with 0 bound",
            key: "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4",
            nonce: "516c33929df5a3284ff463d7",
            bound: "",
            plaintext: "",
            ciphertext: "",
            tag: "bdc1ac884d332457a1d2664f168c76f0"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 0 bytes with 48 bound",
            key: "f4069bb739d07d0cafdcbc609ca01597f985c43db63bbaaa0debbb04d384e49c",
            nonce: "d25ff30fdc3d464fe173e805",
            bound: "3e1449c4837f0892f9d55127c75c4b25d69be334baf5f19394d2d8bb460cbf2120e14736d0f634aa792feca2"
                + "0e455f11",
            plaintext: "",
            ciphertext: "",
            tag: "805ec2931c2181e5bfb74fa0a975f0cf"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 16 bytes with 16 bound",
            key: "92e11dcdaa866f5ce790fd24501f92509aacf4cb8b1339d50c9c1240935dd08b",
            nonce: "ac93a1a6145299bde902f21a",
            bound: "1e0889016f67601c8ebea4943bc23ad6",
            plaintext: "2d71bcfa914e4ac045b2aa60955fad24",
            ciphertext: "8995ae2e6df3dbf96fac7b7137bae67f",
            tag: "eca5aa77d51d4a0a14d9c51e1da474ab"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 13 bytes with 20 bound",
            key: "69b458f2644af9020463b40ee503cdf083d693815e2659051ae0d039e606a970",
            nonce: "8d1da8ab5f91ccd09205944b",
            bound: "036ad5e5494ef817a8af2f5828784a4bfedd1653",
            plaintext: "f3e0e09224256bf21a83a5de8d",
            ciphertext: "c0a62d77e6031bfdc6b13ae217",
            tag: "a794a9aaee48cd92e47761bf1baff0af"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 32 bytes with 0 bound",
            key: "268ed1b5d7c9c7304f9cae5fc437b4cd3aebe2ec65f0d85c3918d3d3b5bba89b",
            nonce: "9ed9d8180564e0e945f5e5d4",
            bound: "",
            plaintext: "fe29a40d8ebf57262bdb87191d01843f4ca4b2de97d88273154a0b7d9e2fdb80",
            ciphertext: "791a4a026f16f3a5ea06274bf02baab469860abde5e645f3dd473a5acddeecfc",
            tag: "05b2b74db0662550435ef1900e136b15"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 32 bytes with 48 bound",
            key: "dc776f0156c15d032623854b625c61868e5db84b7b6f9fbd3672f12f0025e0f6",
            nonce: "67130951c4a57f6ae7f13241",
            bound: "fd0920faeb7b212932280a009bac969145e5c316cf3922622c3705c3457c4e9f124b2076994323fbcfb523f8"
                + "ed16d241",
            plaintext: "9378a727a5119595ad631b12a5a6bc8a91756ef09c8d6eaa2b718fe86876da20",
            ciphertext: "6d958c20870d401a3c1f7a0ac092c97774d451c09f7aae992a8841ff0ab9d60d",
            tag: "b876831b4ecd7242963b040aa45c4114"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 51 bytes with 16 bound",
            key: "5fe01c4baf01cbe07796d5aaef6ec1f45193a98a223594ae4f0ef4952e82e330",
            nonce: "bd587321566c7f1a5dd8652d",
            bound: "9013617817dda947e135ee6dd3653382",
            plaintext: "881dc6c7a5d4509f3c4bd2daab08f165ddc204489aa8134562a4eac3d0bcad7965847b102733bb63d1e5c598"
                + "ece0c3e5dadddd",
            ciphertext: "16e375b4973b339d3f746c1c5a568bc7526e909ddff1e19c95c94a6ccff210c9a4a40679de5760c396ac0e2c"
                + "eb1234f9f5fe26",
            tag: "abd3d26d65a6275f7a4f56b422acab49"
        ),
        CipherVector(
            testDescription: "NIST CAVP, 51 bytes with 20 bound",
            key: "24501ad384e473963d476edcfe08205237acfd49b5b8f33857f8114e863fec7f",
            nonce: "9ff18563b978ec281b3f2794",
            bound: "adb5ec720ccf9898500028bf34afccbcaca126ef",
            plaintext: "27f348f9cdc0c5bd5e66b1ccb63ad920ff2219d14e8d631b3872265cf117ee86757accb158bd9abb3868fdc0"
                + "d0b074b5f01b2c",
            ciphertext: "eb7cb754c824e8d96f7c6d9b76c7d26fb874ffbf1d65c6f64a698d839b0b06145dae82057ad55994cf59ad7f"
                + "67c0fa5e85fab8",
            tag: "bc95c532fecc594c36d1550286a7a3f0"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 73",
            key: "92ace3e348cd821092cd921aa3546374299ab46209691bc28b8752d17f123c20",
            nonce: "00112233445566778899aabb",
            bound: "00000000ffffffff",
            plaintext: "00010203040506070809",
            ciphertext: "e27abdd2d2a53d2f136b",
            tag: "9a4a2579529301bcfb71c78d4060f52c"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 74",
            key: "29d3a44f8723dc640239100c365423a312934ac80239212ac3df3421a2098123",
            nonce: "00112233445566778899aabb",
            bound: "aabbccddeeff",
            plaintext: "",
            ciphertext: "",
            tag: "2a7d77fa526b8250cb296078926b5020"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 76",
            key: "cc56b680552eb75008f5484b4cb803fa5063ebd6eab91f6ab6aef4916a766273",
            nonce: "99e23ec48985bccdeeab60f1",
            bound: "",
            plaintext: "2a",
            ciphertext: "06",
            tag: "633c1e9703ef744ffffb40edf9d14355"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 82",
            key: "b279f57e19c8f53f2f963f5f2519fdb7c1779be2ca2b3ae8e1128b7d6c627fc4",
            nonce: "98bc2c7438d5cd7665d76f6e",
            bound: "c0",
            plaintext: "fcc515b294408c8645c9183e3f4ecee5127846d1",
            ciphertext: "eb5500e3825952866d911253f8de860c00831c81",
            tag: "ecb660e1fb0541ec41e8d68a64141b3a"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 84",
            key: "f32364b1d339d82e4f132d8f4a0ec1ff7e746517fa07ef1a7f422f4e25a48194",
            nonce: "5a86a50a0e8a179c734b996d",
            bound: "ab2ac7c44c60bdf8228c7884adb20184",
            plaintext: "43891bccb522b1e72a6b53cf31c074e9d6c2df8e",
            ciphertext: "43dda832e942e286da314daa99bef5071d9d2c78",
            tag: "c3922583476ced575404ddb85dd8cd44"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 85",
            key: "ff0089ee870a4a39f645b0a5da774f7a5911e9696fc9cad646452c2aa8595a12",
            nonce: "bc2a7757d0ce2d8b1f14ccd9",
            bound: "972ab4e06390caae8f99dd6e2187be6c7ff2c08a24be16ef",
            plaintext: "748b28031621d95ee61812b4b4f47d04c6fc2ff3",
            ciphertext: "a929ee7e67c7a2f91bbcec6389a3caf43ab49305",
            tag: "ebec6774b955e789591c822dab739e12"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 92",
            key: "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f",
            nonce: "000000000000000000000000",
            bound: "",
            plaintext: "561008fa07a68f5c61285cd013464eaf",
            ciphertext: "23293e9b07ca7d1b0cae7cc489a973b3",
            tag: "ffffffffffffffffffffffffffffffff"
        ),
        CipherVector(
            testDescription: "Wycheproof, test 93",
            key: "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f",
            nonce: "ffffffffffffffffffffffff",
            bound: "",
            plaintext: "c6152244cea1978d3e0bc274cf8c0b3b",
            ciphertext: "7cb6fc7c6abc009efe9551a99f36a421",
            tag: "00000000000000000000000000000000"
        ),
    ]

    /// Wycheproof's tests 94, 96, 98 and 101: one bit of the tag is flipped.
    static let refused = [
        refused(tag: "9de8fef6d8ab1bf1bf887232eab590dd"),
        refused(tag: "1ce8fef6d8ab1bf1bf887232eab590dd"),
        refused(tag: "9ce8fe76d8ab1bf1bf887232eab590dd"),
        refused(tag: "9ce8fef6d8ab1b71bf887232eab590dd"),
    ]

    private static func refused(tag: String) -> CipherVector {
        CipherVector(
            testDescription: "Wycheproof, tag \(tag)",
            key: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            nonce: "505152535455565758595a5b",
            bound: "",
            plaintext: "202122232425262728292a2b2c2d2e2f",
            ciphertext: "b2061457c0759fc1749f174ee1ccadfa",
            tag: tag
        )
    }
}
#endif
