using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

/// <summary>
/// Reacts to something that happened, after its commit. What makes rows belongs in the use case's own transaction, not here.
/// </summary>
public interface IDomainEventHandler<in TEvent>
    where TEvent : IDomainEvent
{
    Task Handle(TEvent happened, CancellationToken ct);
}
