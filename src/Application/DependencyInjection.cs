using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;

namespace ShopifySync.Application;

public static class DependencyInjection
{
    private static readonly Type[] FoundByType = [typeof(IRequestHandler<,>), typeof(IValidator<>), typeof(IDomainEventHandler<>)];

    /// <summary>Use cases are found by what they implement; a use case is one file and needs no line here.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService).AddTransient<IMediator, Mediator>();
        foreach (var type in typeof(DependencyInjection).Assembly.DefinedTypes.Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && FoundByType.Contains(i.GetGenericTypeDefinition())))
                services.AddTransient(contract, type);
        }

        services.AddTransient<DecisionRecorder>().AddTransient<SingleDecision>();

        // Outermost first. A behaviour whose constraints a request does not meet is left out by the container.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorisationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ConcurrencyBehaviour<,>));

        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<CurrentUser>());
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
