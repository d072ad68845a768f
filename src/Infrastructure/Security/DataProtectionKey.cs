namespace ShopifySync.Infrastructure.Security;

/// <summary>A key of ASP.NET Core Data Protection, kept in the database so that every node reads what another protected.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }
    public string? FriendlyName { get; init; }
    public string Xml { get; init; } = "";
}
