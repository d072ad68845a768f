using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>Hands domain events to their handlers, after the commit of whatever raised them.</summary>
public sealed class DomainEventDispatcher(IServiceProvider services)
{
    public async Task Dispatch(IReadOnlyList<IDomainEvent> events, CancellationToken ct)
    {
        foreach (var happened in events)
        {
            var handlerType = typeof(IDomainEventHandler<>).MakeGenericType(happened.GetType());
            foreach (var handler in services.GetServices(handlerType))
                await (Task)handlerType.GetMethod(nameof(IDomainEventHandler<>.Handle))!.Invoke(handler, [happened, ct])!;
        }
    }
}
