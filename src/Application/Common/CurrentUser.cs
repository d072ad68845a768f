namespace ShopifySync.Application.Common;

/// <summary>Who asks in this scope. Nobody, until the host says who: a scope that was forgotten may do nothing.</summary>
public sealed class CurrentUser : ICurrentUser
{
    public Guid? Id { get; private set; }
    public string Name { get; private set; } = "nobody";
    public bool IsSystem { get; private set; }

    public void ActFor(Guid id, string name) => (Id, Name, IsSystem) = (id, name, false);

    /// <summary>For work that no person waits for: a lane, a schedule, a start-up step.</summary>
    public void ActAsSystem(string name) => (Id, Name, IsSystem) = (null, name, true);
}
