namespace ShopifySync.Application.Common;

/// <summary>Who asks. Background work asks as the system, named by what started it.</summary>
public interface ICurrentUser
{
    /// <summary>The user's id; null for the system.</summary>
    Guid? Id { get; }

    string Name { get; }

    bool IsSystem { get; }
}
