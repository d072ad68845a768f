namespace ShopifySync.Application.Common;

/// <summary>Roles, each of which may do what those before it may.</summary>
public enum Role
{
    Viewer = 1,
    Reviewer = 2,
    Operator = 3,
    Admin = 4,
}

/// <summary>Who asks. Background work asks as the system, named by what started it.</summary>
public interface ICurrentUser
{
    /// <summary>The user's id; null for the system.</summary>
    Guid? Id { get; }

    string Name { get; }

    bool IsSystem { get; }
}
