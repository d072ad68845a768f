namespace ShopifySync.Application.Stores;

/// <summary>Protects secrets at rest. What it gives out is never logged.</summary>
public interface ITokenProtector
{
    string Protect(string secret);

    string Unprotect(string protectedSecret);
}
