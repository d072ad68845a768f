using System.Security.Cryptography;
using System.Text;

namespace ShopifySync.Domain.Auditing;

/// <summary>Who did what, written in the transaction that did it. <see cref="ChainSeq"/> is set once when the entry is sealed.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { } // EF Core

    public AuditEntry(string action, string by, DateTimeOffset at, int count, string digest, string? details) =>
        (Action, By, At, Count, Digest, Details) = (action, by, at, count, digest, details);

    public long Seq { get; private init; }
    public long? ChainSeq { get; private init; }
    public string? ChainHash { get; private init; }
    public string Action { get; private init; } = "";
    public string By { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>How many things it was about, and a digest of their ids.</summary>
    public int Count { get; private init; }

    public string Digest { get; private init; } = "";
    public string? Details { get; private init; }

    /// <summary>One digest for any number of things: the audit proves which they were without holding them.</summary>
    public static string DigestOf(IEnumerable<string> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in ids)
            hash.AppendData(Encoding.ASCII.GetBytes(id));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
