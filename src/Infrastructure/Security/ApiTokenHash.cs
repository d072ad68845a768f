using System.Security.Cryptography;
using System.Text;

namespace ShopifySync.Infrastructure.Security;

internal static class ApiTokenHash
{
    /// <summary>Tokens are long and random, so that a plain hash cannot be guessed back; a salt would forbid the lookup.</summary>
    public static string Of(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
