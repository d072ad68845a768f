using System.Globalization;
using System.Security.Cryptography;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>How this process is known to the other nodes: two of one machine differ, and so do two lives of one container.</summary>
internal static class NodeName
{
    public static string Value { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Shorter(Environment.MachineName)}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");

    private static string Shorter(string name) => name.Length <= 80 ? name : name[..80];
}
