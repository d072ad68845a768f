using Microsoft.AspNetCore.DataProtection;
using ShopifySync.Application.Stores;

namespace ShopifySync.Infrastructure.Security;

/// <summary>Store secrets at rest, under the server's data protection keys and a purpose of their own.</summary>
internal sealed class DataProtectionTokenProtector(IDataProtectionProvider provider) : ITokenProtector
{
    /// <summary>Part of every protected secret: with another purpose none of them could be read again.</summary>
    private readonly IDataProtector _protector = provider.CreateProtector("ShopifySync.StoreSecrets.v1");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Unprotect(string protectedSecret) => _protector.Unprotect(protectedSecret);
}
