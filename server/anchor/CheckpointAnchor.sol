// SPDX-License-Identifier: Apache-2.0
pragma solidity >=0.8.4 <0.9.0;

/// Keeps how far a log had come, where whoever runs the log cannot take it back. It holds sizes, roots and hashes alone: nothing of anybody.
/// A log is named by the SHA-256 of its origin. No name is ever hashed here: chains of Chinese suites have SM3 behind keccak256, and every
/// caller computes what he passes by himself.
contract CheckpointAnchor {
    struct Head {
        uint64 size;
        uint64 blockNumber;
        bytes32 root;
        bytes32 noteHash;
    }

    /// Whoever calls is not whoever may.
    error NotAllowed();
    /// Nothing stands in a log of this size, or no root is so.
    error NoCheckpoint();
    /// The log had come further already.
    error Stale(uint64 newest, uint64 offered);
    /// The log showed another root of the same size before: one of the two is a lie.
    error ForkDetected(uint64 size, bytes32 known, bytes32 offered);
    /// What was reported contradicts nothing that stands here.
    error NoFork();

    event Anchored(bytes32 indexed logId, uint64 indexed size, bytes32 root, bytes32 noteHash, address submitter);
    event ForkReported(
        bytes32 indexed logId, uint64 indexed size, bytes32 known, bytes32 root, bytes32 noteHash, address reporter
    );
    event SubmitterSet(bytes32 indexed logId, address indexed submitter, bool isAllowed);
    event OwnerChanged(address indexed from, address indexed to);

    address public owner;
    mapping(bytes32 => mapping(address => bool)) public isSubmitter;
    mapping(bytes32 => Head) private heads;
    mapping(bytes32 => mapping(uint64 => bytes32)) private roots;

    constructor() {
        owner = msg.sender;
        emit OwnerChanged(address(0), msg.sender);
    }

    modifier onlyOwner() {
        if (msg.sender != owner) revert NotAllowed();
        _;
    }

    /// Says who may anchor this log; several logs can share the contract, and nobody anchors another's.
    function setSubmitter(bytes32 logId, address submitter, bool isAllowed) external onlyOwner {
        isSubmitter[logId][submitter] = isAllowed;
        emit SubmitterSet(logId, submitter, isAllowed);
    }

    /// Gives the contract into other hands, such as those of an auditor.
    function handOver(address to) external onlyOwner {
        if (to == address(0)) revert NotAllowed();
        emit OwnerChanged(owner, to);
        owner = to;
    }

    /// Anchors a checkpoint. Said again it changes nothing and is no error, so that whoever lost the answer may simply ask again.
    /// @param noteHash SHA-256 of the signed note as it was published
    function anchor(bytes32 logId, uint64 size, bytes32 root, bytes32 noteHash) external {
        if (!isSubmitter[logId][msg.sender]) revert NotAllowed();
        if (size == 0 || root == bytes32(0)) revert NoCheckpoint();
        bytes32 known = roots[logId][size];
        if (known == root) return;
        if (known != bytes32(0)) revert ForkDetected(size, known, root);
        uint64 newestSize = heads[logId].size;
        if (size < newestSize) revert Stale(newestSize, size);
        roots[logId][size] = root;
        heads[logId] = Head(size, uint64(block.number), root, noteHash);
        emit Anchored(logId, size, root, noteHash, msg.sender);
    }

    /// Puts on record that a signed note shows another root than the one that was anchored. Anybody may; the note itself is published elsewhere, and
    /// its hash says which it is. Whether its signature is good, whoever reads of it checks: no chain knows the keys.
    function reportFork(bytes32 logId, uint64 size, bytes32 root, bytes32 noteHash) external {
        bytes32 known = roots[logId][size];
        if (known == bytes32(0) || known == root || root == bytes32(0)) revert NoFork();
        emit ForkReported(logId, size, known, root, noteHash, msg.sender);
    }

    /// How far the log had come; all zero where nothing was anchored.
    function newest(bytes32 logId)
        external
        view
        returns (uint64 size, uint64 blockNumber, bytes32 root, bytes32 noteHash)
    {
        Head storage head = heads[logId];
        return (head.size, head.blockNumber, head.root, head.noteHash);
    }

    /// The root that was anchored of this size; zero where none was.
    function rootAt(bytes32 logId, uint64 size) external view returns (bytes32) {
        return roots[logId][size];
    }
}
